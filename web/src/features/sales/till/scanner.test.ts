import { describe, expect, test } from 'vitest';
import { commandOf, TILL_KEYS } from './keys';
import { readSearch } from './quantityPrefix';
import { type Recognition, ScanRecognizer } from './scanner';

function type(recognizer: ScanRecognizer, keys: readonly string[], gap: number, from = 1_000): Recognition[] {
  return keys.map((key, index) => recognizer.take({ key, at: from + index * gap }));
}
const burst = (code: string) => [...code, 'Enter'];

describe('a scan', () => {
  test('is a quick burst with Enter at its end', () => {
    expect(type(new ScanRecognizer(), burst('7801234567895'), 8).at(-1)).toEqual({
      kind: 'scanned',
      code: '7801234567895',
    });
  });

  test('may have capitals, which come with Shift', () => {
    const keys = ['Shift', 'M', 'Shift', 'B', 'Shift', 'O', '-', '1', '2', 'Enter'];
    expect(type(new ScanRecognizer(), keys, 5).at(-1)).toEqual({ kind: 'scanned', code: 'MBO-12' });
  });

  test('has at least four characters', () => {
    expect(type(new ScanRecognizer(), burst('123'), 8).at(-1)).toEqual({ kind: 'none' });
    expect(type(new ScanRecognizer(), burst('1234'), 8).at(-1)?.kind).toBe('scanned');
  });

  test('is not what fingers type', () => {
    expect(type(new ScanRecognizer(), burst('martillo'), 90).at(-1)).toEqual({ kind: 'none' });
    expect(type(new ScanRecognizer(), burst('martillo'), 60).at(-1)).toEqual({ kind: 'none' });
  });

  test('survives a machine that holds one key up', () => {
    const recognizer = new ScanRecognizer();
    type(recognizer, [...'78012'], 5, 0);
    const end = type(recognizer, burst('34567895'), 5, 85).at(-1);
    expect(end).toEqual({ kind: 'scanned', code: '7801234567895' });
  });

  test('is told apart from what was typed before it', () => {
    const recognizer = new ScanRecognizer();
    expect(type(recognizer, [...'3*'], 150, 0).map((each) => each.kind)).toEqual(['started', 'started']);
    const all = type(recognizer, burst('7801234567895'), 8, 600);
    expect(all[0]).toEqual({ kind: 'started' });
    expect(all.at(-1)).toEqual({ kind: 'scanned', code: '7801234567895' });
  });

  test('needs its Enter at once', () => {
    const recognizer = new ScanRecognizer();
    type(recognizer, [...'7801234567895'], 8, 0);
    expect(recognizer.take({ key: 'Enter', at: 900 })).toEqual({ kind: 'none' });
  });

  test('two in a row are two', () => {
    const recognizer = new ScanRecognizer();
    expect(type(recognizer, burst('1111'), 5, 0).at(-1)).toEqual({ kind: 'scanned', code: '1111' });
    expect(type(recognizer, burst('2222'), 5, 30).at(-1)).toEqual({ kind: 'scanned', code: '2222' });
  });
});

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
