import { expect, test } from 'vitest';
import type { MessageTree } from '@/kit/text';
import { english } from './messages.en';
import { spanish } from './messages.es';

function keys(tree: MessageTree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keys(value, `${path}${key}.`),
  );
}

test('both languages say the same things', () => {
  expect(keys(english)).toEqual(keys(spanish));
});
