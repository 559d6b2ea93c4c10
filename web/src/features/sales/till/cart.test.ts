import { expect, test } from 'vitest';
import type { Product } from '@/offline/catalog/product';
import {
  type Cart,
  type CartAction,
  cartTotals,
  emptyCart,
  highestDiscount,
  MAX_LINES,
  readCart,
  reduceCart,
} from './cart';

const product = (sku: string, price: number | null = 990, more: Partial<Product> = {}): Product => ({
  sku,
  name: sku,
  barcodes: [],
  category: null,
  brand: null,
  unit: 'un',
  tax: 'affected',
  price,
  currency: 'CLP',
  active: true,
  ...more,
});
const run = (actions: CartAction[], cart: Cart = emptyCart()) => actions.reduce(reduceCart, cart);
const add = (sku: string, quantity = 1000, price = 990): CartAction => ({
  type: 'add',
  product: product(sku, price),
  quantity,
});

test('the same product again is more of the same line', () => {
  const cart = run([add('A'), add('B'), add('A', 2000)]);
  expect(cart.lines.map((line) => [line.sku, line.quantity])).toEqual([
    ['A', 3000],
    ['B', 1000],
  ]);
  expect(cart.selected).toBe(1);
});

test('a product at another price, or beside a discount, is a line of its own', () => {
  const cart = run([
    add('A'),
    { type: 'discount', key: 1, discount: { percent: 1000 } },
    add('A'),
    add('A', 1000, 1090),
  ]);
  expect(cart.lines).toHaveLength(3);
  expect(cartTotals(cart).total).toBe(891 + 990 + 1090);
});

test('a new price reaches the lines of its product alone', () => {
  const cart = run([add('A', 2000), add('B'), { type: 'reprice', prices: new Map([['A', 1090]]) }]);
  expect(cart.lines.map((line) => line.unitPrice)).toEqual([1090, 990]);
  expect(cartTotals(cart).total).toBe(2 * 1090 + 990);
});

test('more and less act on the chosen line, otherwise on the last', () => {
  const cart = run([
    add('A'),
    add('B'),
    { type: 'step', by: 1000 },
    { type: 'move', by: -1 },
    { type: 'step', by: 2000 },
  ]);
  expect(cart.lines.map((line) => line.quantity)).toEqual([3000, 2000]);
});

test('less never goes to nothing', () => {
  expect(run([add('A'), { type: 'step', by: -1000 }]).lines[0]?.quantity).toBe(1000);
  expect(run([add('A', 250), { type: 'step', by: -1000 }]).lines[0]?.quantity).toBe(250);
});

test('removing chooses the neighbour', () => {
  const cart = run([add('A'), add('B'), add('C'), { type: 'select', key: 2 }, { type: 'remove', key: undefined }]);
  expect(cart.lines.map((line) => line.sku)).toEqual(['A', 'C']);
  expect(cart.selected).toBe(3);
  expect(
    run(
      [
        { type: 'remove', key: undefined },
        { type: 'remove', key: undefined },
      ],
      cart,
    ).lines,
  ).toEqual([]);
});

test('products without a price, and lines beyond the limit, are not taken', () => {
  const empty = emptyCart();
  expect(reduceCart(empty, { type: 'add', product: product('A', null), quantity: 1000 })).toBe(empty);
  const full = run(Array.from({ length: MAX_LINES }, (_, index) => add(`S${index}`)));
  expect(reduceCart(full, add('NEW'))).toBe(full);
});

test('an amount off that outgrows its line falls away', () => {
  const cart = run([
    add('A', 2000),
    { type: 'discount', key: 1, discount: { amount: 1500 } },
    { type: 'step', by: -1000 },
  ]);
  expect(cart.lines[0]?.discount).toBeUndefined();
  expect(cartTotals(cart).total).toBe(990);
});

test('the highest discount counts amounts as shares, rounded up', () => {
  expect(highestDiscount(run([add('A', 1000, 1000), { type: 'discount', key: 1, discount: { amount: 100 } }]))).toBe(
    1000,
  );
  expect(highestDiscount(run([add('A', 1000, 999), { type: 'discount', key: 1, discount: { amount: 100 } }]))).toBe(
    1002,
  );
  expect(highestDiscount(run([add('A'), { type: 'discount', key: 'all', discount: { percent: 1250 } }]))).toBe(1250);
});

test('a kept cart of an unknown kind is an empty one', () => {
  expect(readCart({ version: 2, lines: 'x' }).lines).toEqual([]);
  const cart = run([add('A')]);
  expect(readCart(JSON.parse(JSON.stringify(cart))).lines).toHaveLength(1);
});
