/** The same code counts again only after it was out of sight for this long: a hand that rests counts nothing twice. */
const SAME_AGAIN_MILLIS = 800;

/**
 * Tells which sightings of a code count. How long something was out of sight is measured from the first look that did
 * not find it: on a slow phone two looks at a thing that is held still may lie far apart.
 */
export class Sightings {
  private code: string | undefined;
  private goneSince: number | undefined;

  /** What a look found, begun at that time; answers whether it counts. */
  look(found: string | undefined, at: number): boolean {
    if (found === undefined) {
      this.goneSince ??= at;
      return false;
    }
    const isBack = this.goneSince !== undefined && at - this.goneSince >= SAME_AGAIN_MILLIS;
    const counts = found !== this.code || isBack;
    this.code = found;
    this.goneSince = undefined;
    return counts;
  }
}
