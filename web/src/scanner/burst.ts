/** Keys of one scan come this close together; people are slower, also with ten fingers. */
const LONGEST_GAP_MILLIS = 50;
/** The closing key may come a little later than the code itself. */
const LONGEST_END_MILLIS = 120;
/** Shorter codes are rather typed than printed as bars. */
const SHORTEST = 4;
const LONGEST = 128;

/** Tells the keys of a scanner from those of a person by their pace. */
export class Burst {
  private code = '';
  private last = Number.NEGATIVE_INFINITY;

  /** How many characters the burst under way has. */
  get length(): number {
    return this.code.length;
  }

  /** Takes the next key; answers with the whole code when this key closes a scan. */
  key(key: string, at: number): string | undefined {
    const gap = at - this.last;
    if (key === 'Enter' || key === 'Tab') {
      const code = this.code;
      this.clear();
      return code.length >= SHORTEST && gap <= LONGEST_END_MILLIS ? code : undefined;
    }
    if (key.length !== 1) {
      // Shift goes down and up within a scan; every other key belongs to a person.
      if (key !== 'Shift') {
        this.clear();
      }
      return undefined;
    }
    this.code = gap <= LONGEST_GAP_MILLIS && this.code.length < LONGEST ? this.code + key : key;
    this.last = at;
    return undefined;
  }

  clear(): void {
    this.code = '';
    this.last = Number.NEGATIVE_INFINITY;
  }
}
