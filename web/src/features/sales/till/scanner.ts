/** Characters of a scanner follow each other faster than any finger. */
export const BURST_MILLIS = 35;
export const SHORTEST_CODE = 4;

/** One key, as much of it as matters here. */
export interface Stroke {
  key: string;
  at: number;
}

export type Recognition = { kind: 'none' } | { kind: 'started' } | { kind: 'scanned'; code: string };

/** Tells scans from typing by their speed and the Enter at their end. */
export class ScanRecognizer {
  private code = '';
  private last = Number.NEGATIVE_INFINITY;

  /** `started` marks a key that may be the first of a scan: what stood there before it is what to go back to. */
  take({ key, at }: Stroke): Recognition {
    const quick = at - this.last < BURST_MILLIS;
    if (key === 'Enter') {
      const code = this.code;
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
    this.last = at;
    if (quick) {
      this.code += key;
      return { kind: 'none' };
    }
    this.code = key;
    return { kind: 'started' };
  }

  private reset(): void {
    this.code = '';
    this.last = Number.NEGATIVE_INFINITY;
  }
}
