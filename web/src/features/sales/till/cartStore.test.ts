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

async function loaded(): Promise<CartStore> {
  const store = new CartStore(REGISTER);
  await store.load();
  return store;
}

const carts = async () => (await database.carts.toArray()).map((each) => each.cart as Cart);

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
