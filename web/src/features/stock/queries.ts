import { useQueries, useQuery } from '@tanstack/react-query';
import { all, api, data, type Schemas } from '@/api/client';
import { Problem } from '@/api/problem';

export type Product = Schemas['Product'];
export type StockItem = Schemas['StockItem'];
export type CriticalItem = Schemas['CriticalItem'];

const LARGEST_PAGE = 500;
const NAMES_CHANGE_MILLIS = 10 * 60_000;
/** What one table holds at most; beyond it, people search. */
export const MOST_ROWS = 10_000;

/** The query of the page after the one that ended there. */
export function pageOf(after: string | undefined, limit = LARGEST_PAGE): { limit: number; after?: string } {
  return after === undefined ? { limit } : { limit, after };
}

/** Names a branch where one is chosen. */
export function atBranch(branch: string): { branch?: string } {
  return branch === '' ? {} : { branch };
}

/** Balances of a branch, or of all. */
export function useStock(branch: string) {
  return useQuery({
    queryKey: ['stock', 'balances', branch],
    queryFn: () =>
      all(
        (after) =>
          data(api.GET('/api/deposito/stock', { params: { query: { ...pageOf(after), ...atBranch(branch) } } })),
        MOST_ROWS,
      ),
  });
}

/** Every product's name and category by SKU. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['products', 'names'],
    queryFn: async () => {
      const products = await all(
        (after) => data(api.GET('/api/pos/productos', { params: { query: pageOf(after) } })),
        MOST_ROWS,
      );
      return new Map(
        products.map(({ sku, name, category, unit, barcodes }) => [sku, { sku, name, category, unit, barcodes }]),
      );
    },
    staleTime: NAMES_CHANGE_MILLIS,
  });
}

/** Names of a few products, each asked for once. */
export function useNames(skus: readonly string[]): Map<string, Product> {
  const distinct = [...new Set(skus)].sort();
  return useQueries({
    queries: distinct.map((sku) => ({
      queryKey: ['products', 'one', sku],
      queryFn: () => data(api.GET('/api/pos/productos/{sku}', { params: { path: { sku } } })),
      staleTime: NAMES_CHANGE_MILLIS,
    })),
    combine: bySku,
  });
}

function bySku(answers: { data?: Product | undefined }[]): Map<string, Product> {
  return new Map(answers.flatMap(({ data: found }) => (found === undefined ? [] : [[found.sku, found]])));
}

/** The balance of one product at one branch, as it is this moment. */
export async function balanceOf(sku: string, branch: string): Promise<StockItem | undefined> {
  const page = await data(api.GET('/api/deposito/stock', { params: { query: { sku, branch } } }));
  return page.items[0];
}

const NUMBERS = /^\d{6,14}$/;

/** The product of a barcode or SKU, as scanned or typed; undefined where there is none. */
export async function findProduct(code: string, branch: string): Promise<Product | undefined> {
  const query = atBranch(branch);
  const byBarcode = () =>
    absent(data(api.GET('/api/pos/productos/barcode/{code}', { params: { path: { code }, query } })));
  const withSku = (sku: string) =>
    absent(data(api.GET('/api/pos/productos/{sku}', { params: { path: { sku }, query } })));
  if (NUMBERS.test(code)) {
    return (await byBarcode()) ?? (await withSku(code));
  }
  return (await withSku(code)) ?? (code === code.toUpperCase() ? undefined : await withSku(code.toUpperCase()));
}

async function absent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 400)) {
      return undefined;
    }
    throw error;
  }
}
