import { expect, test } from 'vitest';
import { commandOf, TILL_KEYS } from './keys';
import { readSearch } from './quantityPrefix';

test('a quantity stands before a star', () => {
  expect(readSearch('3*martillo bola')).toEqual({ quantity: 3000, query: 'martillo bola' });
  expect(readSearch('0,25*')).toEqual({ quantity: 250, query: '' });
  expect(readSearch('2.5 * 780')).toEqual({ quantity: 2500, query: '780' });
  expect(readSearch('tornillo 6*50')).toEqual({ quantity: undefined, query: 'tornillo 6*50' });
  expect(readSearch('0*martillo').quantity).toBeUndefined();
});

test('the browser keeps its own keys', () => {
  const press = (key: string, ctrlKey = false) => commandOf({ key, ctrlKey, altKey: false, metaKey: false });
  for (const key of ['F5', 'F11']) {
    expect(press(key)).toBeUndefined();
  }
  for (const key of ['w', 't', 'n', 'F12']) {
    expect(press(key, true)).toBeUndefined();
  }
  expect(press('F12')?.command).toBe('charge');
  expect(new Set(TILL_KEYS.map((each) => each.key)).size).toBe(TILL_KEYS.length);
});
