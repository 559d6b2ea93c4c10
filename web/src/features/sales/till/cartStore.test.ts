import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Product } from '@/offline/catalog/product';
import { database } from '@/offline/database';
import { backToCart, cartPlace, commitSale, noteRefused } from '@/offline/journal';
import { type Cart, emptyCart } from './cart';
import { CartStore } from './cartStore';

const REGISTER = 'SCL-01-C1';
const NAIL: Product = {
  sku: 'CLA-2',
  name: 'Clavo 2"',
  barcodes: [],
  category: null,
  brand: null,
  unit: 'un',
  tax: 'affected',
  price: 990,
  currency: 'CLP',
  active: true,
};

const HAMMER: Product = { ...NAIL, sku: 'MAR-16', name: 'Martillo 16 oz', price: 8_990 };

async function loaded(): Promise<CartStore> {
  const store = new CartStore(REGISTER);
  await store.load();
  return store;
}

const carts = async () => (await database.carts.toArray()).map((each) => each.cart as Cart);

const skus = (cart: Cart) => cart.lines.map((line) => line.sku);

/** A disk that takes its time: keeps the carts' table to itself until the answer is called. */
async function busyDisk(): Promise<() => Promise<void>> {
  let free: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    free = resolve;
  });
  let done: Promise<unknown> = Promise.resolve();
  await new Promise<void>((taken) => {
    done = database.transaction('rw', database.carts, async () => {
      await database.carts.count();
      taken();
      await Dexie.waitFor(gate);
    });
  });
  return async () => {
    free();
    await done;
  };
}

beforeEach(async () => {
  await database.open();
});

afterEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()));
});

test('a rejected sale that another tab put back is not written over', async () => {
  const store = await loaded();
  const rejected = emptyCart();
  await commitSale({
    id: rejected.id,
    register: REGISTER,
    request: {},
    receipt: {},
    cart: rejected,
    madeBy: 'cajero',
    attended: false,
  });
  await noteRefused(rejected.id, { status: 422, code: 'BUSINESS_INSUFFICIENT_STOCK', detail: '' });
  await backToCart(rejected.id, 'Rechazada');

  store.dispatch({ type: 'add', product: NAIL, quantity: 1000 });
  await store.settled();
  expect((await carts()).map((cart) => cart.id).sort()).toEqual([rejected.id, store.current.id].sort());
  expect((await database.carts.get(cartPlace(REGISTER)))?.cart).toMatchObject({ id: store.current.id });
});

test('a key that is held down parks a cart once', async () => {
  const store = await loaded();
  store.dispatch({ type: 'add', product: NAIL, quantity: 1000 });
  await Promise.all([store.park('10:00'), store.park('10:00')]);
  expect(await carts()).toHaveLength(1);
  expect(store.current.lines).toHaveLength(0);

  store.dispatch({ type: 'add', product: NAIL, quantity: 1000 });
  await store.park('10:05');
  expect(await carts()).toHaveLength(2);
});

test('what is scanned while a cart is being put aside is in the next one', async () => {
  const store = await loaded();
  store.dispatch({ type: 'add', product: NAIL, quantity: 1000 });
  await store.settled();
  const free = await busyDisk();
  const parking = store.park('10:00');
  store.dispatch({ type: 'add', product: HAMMER, quantity: 1000 });
  let isAtHand = false;
  const atHand = store.atHand().then(() => {
    isAtHand = true;
  });
  expect(store.loaded).toBe(false);
  expect(isAtHand).toBe(false);
  await free();
  await Promise.all([parking, atHand]);
  expect(skus(store.current)).toEqual(['MAR-16']);
  await store.settled();
  const kept = await carts();
  expect(kept.map(skus).sort()).toEqual([['CLA-2'], ['MAR-16']]);
  // Two carts of one id would make one sale.
  expect(new Set(kept.map((cart) => cart.id)).size).toBe(2);
});

test('what is scanned while a cart is taken up again is in that one', async () => {
  const store = await loaded();
  store.dispatch({ type: 'add', product: NAIL, quantity: 1000 });
  await store.park('10:00');
  const [parked] = await database.carts.toArray();
  const free = await busyDisk();
  const recalling = store.recall(parked?.id ?? '', '10:05');
  store.dispatch({ type: 'add', product: HAMMER, quantity: 1000 });
  await free();
  await recalling;
  expect(skus(store.current)).toEqual(['CLA-2', 'MAR-16']);
  await store.settled();
  expect((await carts()).map(skus)).toEqual([['CLA-2', 'MAR-16']]);
});

test('a cart that could not be put aside goes on with what was scanned meanwhile', async () => {
  const store = await loaded();
  store.dispatch({ type: 'add', product: NAIL, quantity: 1000 });
  await store.settled();
  database.close();
  const parking = store.park('10:00');
  store.dispatch({ type: 'add', product: HAMMER, quantity: 1000 });
  await expect(parking).rejects.toThrow();
  await database.open();
  expect(skus(store.current)).toEqual(['CLA-2', 'MAR-16']);
});

test('a cart that is taken up before the one that was left is read does not take its place', async () => {
  const before = await loaded();
  before.dispatch({ type: 'add', product: HAMMER, quantity: 1000 });
  await before.park('10:00');
  const [parked] = await database.carts.toArray();
  before.dispatch({ type: 'add', product: NAIL, quantity: 1000 });
  await before.settled();

  const store = new CartStore(REGISTER);
  const recalling = store.recall(parked?.id ?? '', '10:05');
  await store.load();
  await recalling;
  expect(skus(store.current)).toEqual(['MAR-16']);
  expect((await carts()).map(skus).sort()).toEqual([['CLA-2'], ['MAR-16']]);
});

test('reading the cart once more reads nothing away', async () => {
  const store = await loaded();
  store.dispatch({ type: 'add', product: NAIL, quantity: 1000 });
  await store.load();
  expect(skus(store.current)).toEqual(['CLA-2']);
});
