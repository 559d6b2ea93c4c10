/** Characters of a scanner follow each other faster than any finger, on average and each. */
const BURST_MILLIS = 35;
/** A busy machine holds single keys up; what takes longer than this is another beginning. */
export const LONGEST_GAP_MILLIS = 100;
/** Shorter codes are rather typed than printed as bars. */
const SHORTEST_CODE = 4;
const LONGEST_CODE = 128;

/** One key, as much of it as matters here. */
export interface Stroke {
  key: string;
  at: number;
}

export type Recognition = { kind: 'none' } | { kind: 'started' } | { kind: 'scanned'; code: string };

/** Tells scans from typing by their speed and the Enter or Tab at their end. */
export class ScanRecognizer {
  private code = '';
  private first = Number.NEGATIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  /** `started` marks a key that may be the first of a scan: what stood there before it is what to go back to. */
  take({ key, at }: Stroke): Recognition {
    if (key === 'Enter' || key === 'Tab') {
      const { code } = this;
      const quick = at - this.last < LONGEST_GAP_MILLIS && at - this.first < BURST_MILLIS * code.length;
      this.reset();
      return quick && code.length >= SHORTEST_CODE ? { kind: 'scanned', code } : { kind: 'none' };
    }
    if (key.length !== 1) {
      // Shift comes between the characters of a scanner that types capitals.
      if (key !== 'Shift') {
        this.reset();
      }
      return { kind: 'none' };
    }
    const goesOn =
      this.code.length < LONGEST_CODE &&
      at - this.last < LONGEST_GAP_MILLIS &&
      at + BURST_MILLIS - this.first < 2 * BURST_MILLIS * (this.code.length + 1);
    this.last = at;
    if (goesOn) {
      this.code += key;
      return { kind: 'none' };
    }
    this.code = key;
    this.first = at;
    return { kind: 'started' };
  }

  reset(): void {
    this.code = '';
    this.first = Number.NEGATIVE_INFINITY;
    this.last = Number.NEGATIVE_INFINITY;
  }
}
