import { expect, test } from 'vitest';
import { code, password, suggestPassword, username } from './rules';

test.each([
  ['ana', true],
  ['ana.perez@tienda-1', true],
  ['Ana', false],
  ['.ana', false],
  ['añá', false],
  ['', false],
])('username %s: %s', (text, good) => {
  expect(username.safeParse(text).success).toBe(good);
});

test.each([
  ['SCL-01', true],
  ['scl-01', false],
  ['A'.repeat(21), false],
])('code %s: %s', (text, good) => {
  expect(code.safeParse(text).success).toBe(good);
});

test('suggested passwords are long enough and differ', () => {
  const made = Array.from({ length: 50 }, () => suggestPassword());
  expect(new Set(made).size).toBe(50);
  expect(made.every((text) => password.safeParse(text).success && /^[A-Za-z0-9]{16}$/.test(text))).toBe(true);
});
