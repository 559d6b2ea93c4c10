import { keepReserve } from './reserve';

/** What the browser says about the room it gives and whether it keeps what is in it. */
export interface Storage {
  /** `unknown` where it cannot be asked. */
  persisted: 'yes' | 'no' | 'unknown';
  usage: number | undefined;
  quota: number | undefined;
  /** Whether room is kept for sales, should the disk fill up. */
  reserve: boolean;
}

const ASKED = 'ferrepos.asked-to-keep';

/** Asks the browser not to throw the journal away; once by itself, again whenever a person wishes. */
export async function askToKeep(): Promise<void> {
  localStorage.setItem(ASKED, 'yes');
  await navigator.storage?.persist?.().catch(() => false);
}

export async function askToKeepOnce(): Promise<void> {
  if (localStorage.getItem(ASKED) === null) {
    await askToKeep();
  }
}

export async function storageStatus(): Promise<Storage> {
  const manager = navigator.storage as StorageManager | undefined;
  const reserve = await keepReserve();
  if (manager?.persisted === undefined) {
    return { persisted: 'unknown', usage: undefined, quota: undefined, reserve };
  }
  const [persisted, estimate] = await Promise.all([manager.persisted(), manager.estimate()]);
  return { persisted: persisted ? 'yes' : 'no', usage: estimate.usage, quota: estimate.quota, reserve };
}
