import { expect, test } from 'vitest';
import type { MessageTree } from '@/kit/text';
import { argentina } from './argentina';
import { features } from './features';
import { messages } from './messages';

/** Keys of all messages, joined by points. */
function keysOf(tree: MessageTree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  );
}

test('only what is said in Chile is said otherwise in Argentina', () => {
  const known = [messages, ...features.map((feature) => feature.messages)].flatMap(({ es }) => keysOf(es));
  expect(keysOf(argentina).filter((key) => !known.includes(key))).toEqual([]);
});
