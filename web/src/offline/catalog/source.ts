import { raw } from '@/api/client';
import type { Product } from './product';
import type { TaxRate } from './taxes';

/** One page of the catalogue: products that are new or changed. */
export interface CatalogPage {
  items: Product[];
  /** Where to go on at once; null at the end. */
  next: string | null;
  /** Where to go on later. */
  cursor: string;
  /** The rates of tax at the branch; an older server tells none. */
  tax_rates?: TaxRate[];
}

/** Where the catalogue comes from: everything without a cursor, what changed since with one. */
export interface CatalogSource {
  page(branch: string, after: string | undefined): Promise<CatalogPage>;
}

const PAGE = 500;

/** The server's feed of products for tills. */
export const serverCatalog: CatalogSource = {
  async page(branch, after) {
    const query = new URLSearchParams({ branch, limit: String(PAGE) });
    if (after !== undefined) {
      query.set('after', after);
    }
    const response = await raw(`/api/pos/productos/cambios?${query}`);
    return response.json();
  },
};
