import { newId } from '@/kit/uuid';
import { MAX_AMOUNT, type Thousandths } from '@/money/amounts';
import {
  type Discount,
  type Line,
  lineAmounts,
  type PricedLine,
  type RateTax,
  type Totals,
  taxesByRate,
  totals,
} from '@/money/sale';
import type { Product } from '@/offline/catalog/product';
import { taxCategoryOf, taxHundredths } from '@/offline/catalog/taxes';

/** What is being rung up. Its id is the id of the sale it becomes, so that nothing makes two sales of it. */
export interface Cart {
  version: 1;
  id: string;
  lines: readonly CartLine[];
  customer?: Customer | undefined;
  /** The line that keys act on. */
  selected: number | undefined;
}

export interface CartLine extends PricedLine {
  key: number;
  sku: string;
  name: string;
  unit: string;
  exempt: boolean;
  /** Its rate is that of the day on which it is sold, not of the one on which it was rung up. */
  taxCategory?: string | undefined;
  /** What the server had when the product was added. */
  stock?: Thousandths | undefined;
}

export interface Customer {
  taxId: string;
  name?: string | undefined;
}

/** As many lines as the server takes. */
export const MAX_LINES = 100;
export const ONE: Thousandths = 1000;
const MAX_QUANTITY: Thousandths = 1_000_000_000;

export type CartAction =
  | { type: 'add'; product: Product; quantity: Thousandths }
  | { type: 'step'; by: Thousandths }
  | { type: 'quantity'; key: number; quantity: Thousandths }
  | { type: 'discount'; key: number | 'all'; discount: Discount | undefined }
  | { type: 'remove'; key: number | undefined }
  | { type: 'select'; key: number }
  | { type: 'move'; by: 1 | -1 }
  | { type: 'customer'; customer: Customer | undefined }
  /** What products cost now, by SKU; others keep their price. */
  | { type: 'reprice'; prices: ReadonlyMap<string, number> };

export function emptyCart(): Cart {
  return { version: 1, id: newId(), lines: [], selected: undefined };
}

/** What a cart kept on the disk says; an empty one where it is of a kind this program does not know. */
export function readCart(kept: unknown): Cart {
  const cart = kept as Cart | undefined;
  return cart?.version === 1 && Array.isArray(cart.lines) && typeof cart.id === 'string' ? cart : emptyCart();
}

export function reduceCart(cart: Cart, action: CartAction): Cart {
  switch (action.type) {
    case 'add':
      return add(cart, action.product, action.quantity);
    case 'step':
      return step(cart, action.by);
    case 'quantity':
      return change(cart, action.key, (line) => ({ ...line, quantity: action.quantity }));
    case 'discount':
      return change(cart, action.key, (line) => ({ ...line, discount: action.discount }));
    case 'remove':
      return remove(cart, action.key);
    case 'select':
      return { ...cart, selected: action.key };
    case 'move':
      return move(cart, action.by);
    case 'customer':
      return { ...cart, customer: action.customer };
    case 'reprice':
      return change(cart, 'all', (line) => ({ ...line, unitPrice: action.prices.get(line.sku) ?? line.unitPrice }));
  }
}

function add(cart: Cart, product: Product, quantity: Thousandths): Cart {
  if (product.price === null) {
    return cart;
  }
  const same = cart.lines.find(
    (line) => line.sku === product.sku && line.discount === undefined && line.unitPrice === product.price,
  );
  if (same !== undefined) {
    return { ...step({ ...cart, selected: same.key }, quantity), selected: same.key };
  }
  if (cart.lines.length >= MAX_LINES) {
    return cart;
  }
  const key = 1 + Math.max(0, ...cart.lines.map((line) => line.key));
  const line: CartLine = {
    key,
    sku: product.sku,
    name: product.name,
    unit: product.unit,
    unitPrice: product.price,
    quantity,
    exempt: product.tax === 'exempt',
    taxCategory: taxCategoryOf(product),
    stock: product.stock === undefined ? undefined : Math.round(product.stock * 1000),
  };
  return { ...cart, lines: [...cart.lines, line], selected: key };
}

function step(cart: Cart, by: Thousandths): Cart {
  const line = selectedLine(cart);
  if (line === undefined) {
    return cart;
  }
  const quantity = line.quantity + by;
  return quantity <= 0 || quantity > MAX_QUANTITY ? cart : change(cart, line.key, (each) => ({ ...each, quantity }));
}

function change(cart: Cart, key: number | 'all', make: (line: CartLine) => CartLine): Cart {
  const lines = cart.lines.map((line) => {
    if (key !== 'all' && line.key !== key) {
      return line;
    }
    const made = make(line);
    // An amount taken off must not outgrow what the line costs.
    const amounts = lineAmounts(made);
    return amounts.total < 0 ? { ...made, discount: undefined } : made;
  });
  return { ...cart, lines };
}

function remove(cart: Cart, key: number | undefined): Cart {
  const target = key ?? selectedLine(cart)?.key;
  const index = cart.lines.findIndex((line) => line.key === target);
  if (index < 0) {
    return cart;
  }
  const lines = cart.lines.filter((line) => line.key !== target);
  return { ...cart, lines, selected: (lines[index] ?? lines[index - 1])?.key };
}

function move(cart: Cart, by: 1 | -1): Cart {
  const index = cart.lines.findIndex((line) => line.key === selectedLine(cart)?.key);
  const next = cart.lines[Math.min(cart.lines.length - 1, Math.max(0, index + by))];
  return next === undefined ? cart : { ...cart, selected: next.key };
}

/** The line that keys act on: the chosen one, otherwise the last. */
export function selectedLine(cart: Cart): CartLine | undefined {
  return cart.lines.find((line) => line.key === cart.selected) ?? cart.lines.at(-1);
}

export function cartTotals(cart: Cart): Totals {
  return totals(taxed(cart));
}

/** Net and tax of each rate of a cart, the lowest first. */
export function cartTaxes(cart: Cart): RateTax[] {
  return taxesByRate(taxed(cart));
}

function taxed(cart: Cart): Line[] {
  return cart.lines.map((line) => ({
    ...line,
    tax: taxHundredths(line.taxCategory ?? (line.exempt ? 'exempt' : 'standard')),
  }));
}

/** The highest discount in hundredths of a percent that any line has. */
export function highestDiscount(cart: Cart): number {
  let highest = 0;
  for (const line of cart.lines) {
    const { gross, discount } = lineAmounts(line);
    if (line.discount !== undefined && 'percent' in line.discount) {
      highest = Math.max(highest, line.discount.percent);
    } else if (discount > 0 && gross > 0) {
      highest = Math.max(highest, Math.ceil((discount * 10_000) / gross));
    }
  }
  return highest;
}

export function isTooLarge(cart: Cart): boolean {
  return cartTotals(cart).subtotal > MAX_AMOUNT;
}
