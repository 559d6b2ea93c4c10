/** A price that begins later. */
export interface UpcomingPrice {
  amount: number;
  valid_from: string;
}

/** A product as the till knows it; the names are the server's. */
export interface Product {
  sku: string;
  name: string;
  barcodes: string[];
  category: string | null;
  brand: string | null;
  unit: string;
  tax: string;
  /** What it is taxed as; a copy from an older program has the shorthand alone. */
  tax_category?: string;
  price: number | null;
  currency: string;
  active: boolean;
  upcoming?: UpcomingPrice[];
  /** Only the server knows it, at the moment it was asked. */
  stock?: number;
}

/** The price at a moment: the last upcoming one that has begun, otherwise the present one. */
export function priceAt(product: Product, now: number): number | null {
  let price = product.price;
  let begun = Number.NEGATIVE_INFINITY;
  for (const each of product.upcoming ?? []) {
    const from = Date.parse(each.valid_from);
    if (from <= now && from > begun) {
      begun = from;
      price = each.amount;
    }
  }
  return price;
}

/** The product with the price it has at a moment. */
export function atPriceOf(product: Product, now: number): Product {
  const price = priceAt(product, now);
  return price === product.price ? product : { ...product, price };
}
