import { describe, expect, test } from 'vitest';
import { type Recognition, ScanRecognizer } from './recognizer';

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

  test('may end with Tab', () => {
    expect(type(new ScanRecognizer(), [...'12345678', 'Tab'], 6).at(-1)).toEqual({ kind: 'scanned', code: '12345678' });
  });

  test('is not what somebody corrects', () => {
    expect(type(new ScanRecognizer(), ['1', '2', 'Backspace', '3', '4', 'Enter'], 5).at(-1)).toEqual({ kind: 'none' });
  });

  test('two in a row are two', () => {
    const recognizer = new ScanRecognizer();
    expect(type(recognizer, burst('1111'), 5, 0).at(-1)).toEqual({ kind: 'scanned', code: '1111' });
    expect(type(recognizer, burst('2222'), 5, 30).at(-1)).toEqual({ kind: 'scanned', code: '2222' });
  });
});
