/**
 * Room that this device keeps for sales, should its disk fill up: a file of nothing, deleted when a step of a sale finds
 * no other place. Deleting rows would not do: browsers give their room back only much later.
 */

const CACHE = 'ferrepos-reserve';
const FILE = '/reserve';
/** Some thousand sales, and what the browser's database takes beyond its share while it tidies up. */
const BYTES = 16 * 1024 * 1024;
/** The most that a browser gives at once. */
const RANDOM_BYTES = 65_536;
/** Who freed the room has it this long before it is taken again. */
const QUIET_MILLIS = 60_000;
const RETRIES = 3;
/** Browsers take their time to see that a file has gone. */
const RETRY_MILLIS = 300;

let releasedAt = Number.NEGATIVE_INFINITY;
let releasing: Promise<boolean> | undefined;
let full = false;

/** Whether the disk was full when it was last looked at; what can wait is not written then. */
export function isDiskFull(): boolean {
  return full;
}

/** Takes the room while there is some. Answers whether it is there. */
export async function keepReserve(): Promise<boolean> {
  if (performance.now() - releasedAt < QUIET_MILLIS) {
    return false;
  }
  try {
    const cache = await caches.open(CACHE);
    if ((await cache.match(FILE)) === undefined) {
      await cache.put(FILE, new Response(noise()));
    }
    full = false;
    return true;
  } catch (error) {
    full = isQuotaError(error);
    return false;
  }
}

/** Takes a step; on a full disk again, in the room that was kept for it. */
export async function withRoom<T>(step: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await step();
    } catch (error) {
      if (!isQuotaError(error) || retries === RETRIES || !(await release())) {
        throw error;
      }
    }
    if (retries > 0) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
    }
  }
}

/** Gives the room free. Answers whether there is some now, also from a moment ago. */
function release(): Promise<boolean> {
  full = true;
  releasing ??= dropFile().finally(() => {
    releasing = undefined;
  });
  return releasing;
}

async function dropFile(): Promise<boolean> {
  try {
    const cache = await caches.open(CACHE);
    if (await cache.delete(FILE)) {
      releasedAt = performance.now();
    }
  } catch {
    // Without it the step fails as it did before.
  }
  return performance.now() - releasedAt < QUIET_MILLIS;
}

/** Nothing that a browser or a disk could pack. */
function noise(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BYTES);
  for (let from = 0; from < BYTES; from += RANDOM_BYTES) {
    crypto.getRandomValues(bytes.subarray(from, from + RANDOM_BYTES));
  }
  return bytes;
}

export function isQuotaError(error: unknown): boolean {
  type Link = { name?: string; inner?: unknown; cause?: unknown } | null | undefined;
  for (let each = error as Link; typeof each === 'object' && each !== null; each = (each.inner ?? each.cause) as Link) {
    if (each.name === 'QuotaExceededError') {
      return true;
    }
  }
  return false;
}
