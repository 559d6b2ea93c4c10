import { useSyncExternalStore } from 'react';
import { newId } from '@/kit/uuid';
import { database, type StoredCart } from '@/offline/database';
import { cartPlace } from '@/offline/journal';
import { withRoom } from '@/offline/reserve';
import { type Cart, type CartAction, emptyCart, readCart, reduceCart } from './cart';

/** The cart of one register, on the disk after every change. */
export class CartStore {
  private cart: Cart = emptyCart();
  private readonly listeners = new Set<() => void>();
  private writing: Promise<unknown> = Promise.resolve();
  private parking: Promise<void> | undefined;
  /** Carts are moved one after the other. */
  private moves: Promise<unknown> = Promise.resolve();
  private moving = 0;
  /** What was rung up before the cart was read from the disk, or while one is moved there. */
  private early: (() => void)[] | undefined = [];
  private hasBegun = false;
  private begin: () => void = () => undefined;
  private readonly begun = new Promise<void>((resolve) => {
    this.begin = resolve;
  });

  constructor(readonly register: string) {}

  /** Whether the cart is at hand: what is rung up goes into it at once. */
  get loaded(): boolean {
    return this.early === undefined;
  }

  get current(): Cart {
    return this.cart;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The cart as it was left, unless it became a sale in the meantime. */
  async load(): Promise<void> {
    try {
      await this.move(() => this.read());
    } finally {
      this.hasBegun = true;
      this.begin();
    }
  }

  dispatch(action: CartAction): void {
    if (this.early !== undefined) {
      this.early.push(() => this.dispatch(action));
      return;
    }
    const next = reduceCart(this.cart, action);
    if (next !== this.cart) {
      this.show(next);
      this.write();
    }
  }

  /** Begins anew; the sale, or whatever the cart became, is on the disk already. */
  startNew(): void {
    this.show(emptyCart());
  }

  clear(): void {
    if (this.early !== undefined) {
      this.early.push(() => this.clear());
      return;
    }
    this.startNew();
    this.write();
  }

  /** Puts the cart aside, for whoever recalls it at this register; once, however often the key repeats. */
  park(label: string): Promise<void> {
    this.parking ??= this.move(() => this.putAside(label)).finally(() => {
      this.parking = undefined;
    });
    return this.parking;
  }

  private async putAside(label: string): Promise<void> {
    const parked: StoredCart = {
      id: newId(),
      register: this.register,
      parkedAt: Date.now(),
      label,
      cart: this.cart,
    };
    await this.settled();
    await withRoom(() =>
      database.transaction('rw', database.carts, async () => {
        await database.carts.put(parked);
        await database.carts.delete(cartPlace(this.register));
      }),
    );
    this.startNew();
  }

  /** Takes a parked cart; the one at hand, if it has lines, is parked in its place. */
  async recall(id: string, label: string): Promise<void> {
    if (!this.hasBegun) {
      // Only then it is known what is at hand.
      await this.begun;
    }
    await this.move(async () => {
      if (this.cart.lines.length > 0) {
        await this.putAside(label);
      }
      await this.settled();
      await database.transaction('rw', database.carts, async () => {
        const parked = await database.carts.get(id);
        if (parked !== undefined) {
          await database.carts.put({ ...parked, id: cartPlace(this.register) });
          await database.carts.delete(id);
        }
      });
      await this.read();
    });
  }

  /** No cart is on its way: the one at hand is the one that will be charged. */
  async atHand(): Promise<void> {
    await this.begun;
    await this.moves.catch(() => undefined);
  }

  /** Every change up to here is on the disk. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async read(): Promise<void> {
    // After what this till has rung up itself, or it would be read away.
    await this.settled();
    const kept = await database.transaction('r', database.carts, database.sales, async () => {
      const stored = await database.carts.get(cartPlace(this.register));
      const cart = stored === undefined ? undefined : readCart(stored.cart);
      return cart !== undefined && (await database.sales.get(cart.id)) === undefined ? cart : undefined;
    });
    this.show(kept ?? emptyCart());
  }

  /** Moves a cart on the disk. What is rung up meanwhile waits, and goes into the cart that is there afterwards. */
  private move(step: () => Promise<void>): Promise<void> {
    this.moving += 1;
    this.early ??= [];
    const moved = this.moves
      .catch(() => undefined)
      .then(step)
      .finally(() => {
        this.moving -= 1;
        if (this.moving === 0) {
          const early = this.early ?? [];
          this.early = undefined;
          for (const each of early) {
            each();
          }
        }
      });
    this.moves = moved;
    return moved;
  }

  private write(): void {
    const cart = this.cart;
    this.writing = this.writing
      .catch(() => undefined)
      .then(() =>
        database.transaction('rw', database.carts, database.sales, async () => {
          const place = cartPlace(this.register);
          // What was sold is sold: a write that comes late must not bring its cart back.
          if (cart.lines.length === 0 && cart.customer === undefined) {
            await database.carts.delete(place);
          } else if ((await database.sales.get(cart.id)) === undefined) {
            const there = await database.carts.get(place);
            const other = there === undefined ? cart : readCart(there.cart);
            const isSold = (await database.sales.get(other.id)) !== undefined;
            if (there !== undefined && other.id !== cart.id && !isSold) {
              // Put back from the tray of rejected sales, in another tab; it waits beside this one.
              await database.carts.put({ ...there, id: other.id });
            }
            await database.carts.put({ id: place, register: this.register, parkedAt: Date.now(), label: '', cart });
          }
        }),
      )
      .catch(() => undefined);
  }

  private show(cart: Cart): void {
    this.cart = cart;
    for (const listener of this.listeners) {
      listener();
    }
  }
}

export function useCart(store: CartStore): Cart {
  return useSyncExternalStore(
    (listener) => store.subscribe(listener),
    () => store.current,
  );
}
