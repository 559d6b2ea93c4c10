import Dexie, { type EntityTable, type Table } from 'dexie';
import type { SessionUser } from '@/app/session/token';

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
  madeAt: number;
  madeBy: string;
  state: 'waiting' | 'sent' | 'rejected';
  /** The server's number, or why it refused. */
  number?: string;
  problem?: { code: string; detail: string };
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
  declare carts: EntityTable<StoredCart, 'id'>;
  declare facts: Table<StoredFact, string>;

  constructor() {
    // A receipt is shown when its sale is on the disk, not on its way there.
    super('ferrepos', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      profiles: 'username, active',
      chunks: 'chunk',
      sales: 'id, sequence, state',
      carts: 'id, register',
      facts: 'name',
    });
  }
}

export const database = new Database();
