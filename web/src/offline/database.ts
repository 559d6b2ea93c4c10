import Dexie, { type EntityTable, type Table } from 'dexie';
import type { SessionUser } from '@/api/token';

/** A user who may go on offline on this device. */
export interface StoredProfile {
  username: string;
  user: SessionUser;
  salt: Uint8Array<ArrayBuffer>;
  hash: Uint8Array;
  seenAt: number;
  active: 0 | 1;
}

/** A part of the catalogue: all products whose SKU falls into it, as the server told them. */
export interface StoredChunk {
  chunk: number;
  /** Products as JSON; one text is far quicker to read and write than a thousand objects. */
  products: string;
}

/**
 * How far a sale has come. `refused` is a sale that the server did not take while its cashier was still waiting for the
 * answer: its cart goes back into the till. `rejected` is one whose customer has left.
 */
export type SaleState = 'waiting' | 'sent' | 'rejected' | 'refused';

/** A sale on its way to the server. */
export interface StoredSale {
  id: string;
  /** Order on this device; sales are sent in it. */
  sequence: number;
  register: string;
  /** The request as it will be sent, whatever the program looks like then. */
  version: 1;
  request: unknown;
  /** What the receipt showed. */
  receipt: unknown;
  /** The cart it was made of, to go on with should the server refuse it. */
  cart: unknown;
  madeAt: number;
  madeBy: string;
  state: SaleState;
  /** The cashier waits for the answer and has not shown a receipt yet. */
  attended: boolean;
  /** The program ended before a receipt was shown; a person must be told. */
  interrupted?: boolean;
  /** The server's number, and its sale; or why it refused. */
  number?: string;
  answer?: unknown;
  sentAt?: number;
  problem?: { status: number; code: string; detail: string };
}

/** A sale that a person gave up, and why; kept until the till is closed. */
export interface StoredDiscard {
  id: string;
  sale: StoredSale;
  reason: string;
  by: string;
  at: number;
}

/** A sale that was put aside. */
export interface StoredCart {
  id: string;
  register: string;
  parkedAt: number;
  label: string;
  cart: unknown;
}

/** Small facts by name: the catalogue's cursor, the till of this device, settings. */
export interface StoredFact {
  name: string;
  value: unknown;
}

class Database extends Dexie {
  declare profiles: EntityTable<StoredProfile, 'username'>;
  declare chunks: EntityTable<StoredChunk, 'chunk'>;
  declare sales: EntityTable<StoredSale, 'id'>;
  declare discards: EntityTable<StoredDiscard, 'id'>;
  declare carts: EntityTable<StoredCart, 'id'>;
  declare facts: Table<StoredFact, string>;

  constructor() {
    // A receipt is shown when its sale is on the disk, not on its way there.
    super('ferrepos', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      profiles: 'username, active',
      chunks: 'chunk',
      sales: 'id, sequence, state',
      discards: 'id',
      carts: 'id, register',
      facts: 'name',
    });
  }
}

export const database = new Database();
