/**
 * Room that this device keeps for sales, should its disk fill up: an empty file, deleted when a sale finds no other
 * place. Deleting rows would not do: browsers give their room back only much later.
 */

const CACHE = 'ferrepos-reserve';
const FILE = '/reserve';
/** Some thousand sales, and what the browser's database takes beyond its share while it tidies up. */
const BYTES = 16 * 1024 * 1024;

/** Takes the room while there is some. Answers whether it is there; never by force, so not on a disk that is full. */
export async function keepReserve(): Promise<boolean> {
  try {
    const cache = await caches.open(CACHE);
    if ((await cache.match(FILE)) === undefined) {
      await cache.put(FILE, new Response(new Uint8Array(BYTES)));
    }
    return true;
  } catch {
    return false;
  }
}

/** Gives the room free. Answers whether there was some. */
export async function releaseReserve(): Promise<boolean> {
  try {
    const cache = await caches.open(CACHE);
    return await cache.delete(FILE);
  } catch {
    return false;
  }
}

/** Whether the room is still kept. */
export async function hasReserve(): Promise<boolean> {
  try {
    return (await caches.match(FILE, { cacheName: CACHE })) !== undefined;
  } catch {
    return false;
  }
}
