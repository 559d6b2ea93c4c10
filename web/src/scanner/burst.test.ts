import { expect, test } from 'vitest';
import { Burst } from './burst';

function type(text: string, gap: number, end = gap): string | undefined {
  const burst = new Burst();
  let at = 1000;
  for (const key of text) {
    expect(burst.key(key, at)).toBeUndefined();
    at += gap;
  }
  return burst.key('Enter', at - gap + end);
}

test('a burst of keys that ends with Enter is a scan', () => {
  expect(type('7801234567890', 8)).toBe('7801234567890');
  expect(type('TAL-750', 45, 110)).toBe('TAL-750');
});

test('what a person types is none', () => {
  expect(type('7801234567890', 70)).toBeUndefined();
  expect(type('780', 5)).toBeUndefined();
  expect(type('7801234567890', 8, 400)).toBeUndefined();
});

test('a burst after slow keys holds the burst alone', () => {
  const burst = new Burst();
  burst.key('9', 0);
  burst.key('9', 300);
  let at = 900;
  for (const key of '12345678') {
    burst.key(key, at);
    at += 6;
  }
  expect(burst.key('Tab', at)).toBe('12345678');
});

test('Shift belongs to a scan, other keys break it', () => {
  const burst = new Burst();
  for (const [index, key] of ['Shift', 'T', 'A', 'Shift', 'L', '1'].entries()) {
    burst.key(key, index * 5);
  }
  expect(burst.key('Enter', 30)).toBe('TAL1');
  for (const [index, key] of ['1', '2', 'Backspace', '3', '4'].entries()) {
    burst.key(key, 100 + index * 5);
  }
  expect(burst.key('Enter', 125)).toBeUndefined();
});
