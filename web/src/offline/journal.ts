import type { Table } from 'dexie';
import { database, type SaleState, type StoredCart, type StoredSale } from './database';
import { isQuotaError, withRoom } from './reserve';

/**
 * The journal of this device: every sale is written here, on the disk, before a receipt is shown and before it is sent.
 * Each step is one transaction, so that a browser killed between any two neither loses nor doubles a sale. A cart's id
 * is the id of the sale it becomes: whatever is repeated, the server registers it once.
 */

/** Where the last sequence number is kept; it outlives the sales. */
const SEQUENCE = 'sales.sequence';

/** A sale as the till hands it over. */
export interface NewSale {
  id: string;
  register: string;
  /** What is sent, without its sequence; never with a password in it. */
  request: unknown;
  receipt: unknown;
  cart: unknown;
  madeBy: string;
  /** The cashier waits for the server's answer. */
  attended: boolean;
}

/** The disk has no room left for a sale. */
export class JournalFullError extends Error {
  override readonly name = 'JournalFullError';
}

/** The place of the cart that is being rung up at a register. */
export const cartPlace = (register: string): string => `current/${register}`;

/**
 * Writes the sale and takes its cart away. A sale written before under this id stays as it was: pressing twice sells
 * once.
 */
export async function commitSale(sale: NewSale): Promise<StoredSale> {
  try {
    return await write([database.sales, database.carts, database.facts], () => writeSale(sale));
  } catch (error) {
    throw isQuotaError(error) ? new JournalFullError('journal', { cause: error }) : error;
  }
}

async function writeSale(sale: NewSale): Promise<StoredSale> {
  const known = await database.sales.get(sale.id);
  if (known !== undefined) {
    return known;
  }
  const last = (await database.facts.get(SEQUENCE))?.value;
  const sequence = (typeof last === 'number' ? last : 0) + 1;
  const stored: StoredSale = { ...sale, sequence, version: 1, madeAt: Date.now(), state: 'waiting' };
  await database.facts.put({ name: SEQUENCE, value: sequence });
  await database.sales.add(stored);
  await database.carts.delete(cartPlace(sale.register));
  return stored;
}

/** One transaction, on a full disk in the room kept for it. */
function write<T>(tables: Table[], step: () => Promise<T>): Promise<T> {
  return withRoom(() => database.transaction('rw', tables, step));
}

/** The oldest sale that the server does not have. */
export async function nextWaiting(): Promise<StoredSale | undefined> {
  const waiting = await database.sales.where('state').equals('waiting').sortBy('sequence');
  return waiting[0];
}

export async function noteSent(id: string, answer: { number: string }): Promise<void> {
  const sent = { state: 'sent', number: answer.number, sentAt: Date.now() } as const;
  try {
    await withRoom(() => database.sales.update(id, { ...sent, answer }));
  } catch (error) {
    if (!isQuotaError(error)) {
      throw error;
    }
    // The sales behind it must not be held up: the server has the rest, and the sale becomes smaller.
    await database.sales.update(id, { ...sent, cart: undefined });
  }
}

/** The server refused: back to a cashier who waits, otherwise into the tray. */
export async function noteRefused(id: string, problem: NonNullable<StoredSale['problem']>): Promise<SaleState> {
  return write([database.sales], async () => {
    const sale = await database.sales.get(id);
    const state: SaleState = sale?.attended === true ? 'refused' : 'rejected';
    await database.sales.update(id, { state, problem });
    return state;
  });
}

/**
 * The cashier stops waiting: from here on the sale stands, and a receipt may be shown. Answers how far it has come, so
 * that an answer that arrived in the same instant is not overlooked. Where the screen that would show the receipt is
 * gone, a person must be told, as after a start.
 */
export async function letGo(id: string, isShown = true): Promise<StoredSale | undefined> {
  return write([database.sales], async () => {
    const sale = await database.sales.get(id);
    if (sale === undefined || sale.state === 'refused') {
      return sale;
    }
    await database.sales.update(id, { attended: false, ...(isShown ? {} : { interrupted: true }) });
    return { ...sale, attended: false };
  });
}

/** Takes a refused or rejected sale out of the journal and puts its cart back into the till, or beside it. */
export async function backToCart(id: string, label: string): Promise<StoredCart | undefined> {
  return write([database.sales, database.carts], async () => {
    const sale = await database.sales.get(id);
    if (sale === undefined || (sale.state !== 'refused' && sale.state !== 'rejected')) {
      return undefined;
    }
    const place = cartPlace(sale.register);
    const occupied = (await database.carts.get(place)) !== undefined;
    const cart: StoredCart = {
      id: occupied ? sale.id : place,
      register: sale.register,
      parkedAt: sale.madeAt,
      label,
      cart: sale.cart,
    };
    await database.carts.put(cart);
    await database.sales.delete(id);
    return cart;
  });
}

/**
 * After a start: what an earlier life of the till left half done. Carts of refused sales come back; sales whose receipt
 * was never shown stand, and are told.
 */
export async function recover(register: string, label: string): Promise<void> {
  const own = (sale: StoredSale) => sale.register === register;
  const refused = await database.sales.where('state').equals('refused').filter(own).toArray();
  for (const sale of refused) {
    await backToCart(sale.id, label);
  }
  await withRoom(() =>
    database.sales
      .filter((sale) => own(sale) && sale.attended && sale.state !== 'refused')
      .modify({ attended: false, interrupted: true }),
  );
}

/** Sales whose receipt was never shown because the program ended. */
export function interruptedSales(register: string): Promise<StoredSale[]> {
  return database.sales.filter((sale) => sale.register === register && sale.interrupted === true).toArray();
}

export async function noteTold(id: string): Promise<void> {
  await withRoom(() =>
    database.sales
      .where('id')
      .equals(id)
      .modify((sale) => {
        delete sale.interrupted;
      }),
  );
}

/** Sends a rejected sale again, at its place in the order. */
export async function retryRejected(id: string): Promise<void> {
  await write([database.sales], async () => {
    const sale = await database.sales.get(id);
    if (sale?.state === 'rejected') {
      const { problem: _, ...rest } = sale;
      await database.sales.put({ ...rest, state: 'waiting' });
    }
  });
}

/** Gives a rejected sale up; it stays on the device, with the reason, until the till is closed. */
export async function discardRejected(id: string, reason: string, by: string): Promise<void> {
  await write([database.sales, database.discards], async () => {
    const sale = await database.sales.get(id);
    if (sale?.state !== 'rejected') {
      return;
    }
    await database.discards.put({ id, sale, reason, by, at: Date.now() });
    await database.sales.delete(id);
  });
}

/**
 * After a till was closed, on whatever device: what the server has need not be kept here, but for what a person must
 * still be told.
 */
export async function trim(register: string, closedAt: number): Promise<number> {
  return database.sales
    .where('state')
    .equals('sent')
    .filter((sale) => {
      const isTold = !sale.attended && sale.interrupted !== true;
      return isTold && sale.register === register && sale.madeAt <= closedAt;
    })
    .delete();
}

/** After a person closed the till at this device: what was given up before has been accounted for. */
export async function forgetDiscards(register: string): Promise<void> {
  await database.discards.filter((each) => each.sale.register === register).delete();
}

/** Everything the journal holds, for a file. */
export async function exportJournal(): Promise<string> {
  const [sales, discards] = await Promise.all([
    database.sales.orderBy('sequence').toArray(),
    database.discards.toArray(),
  ]);
  return JSON.stringify(
    { format: 'ferre-pos journal', version: 1, exported_at: new Date().toISOString(), sales, discards },
    null,
    1,
  );
}
