import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { all, api, data, type Schemas } from '@/api/client';

export type Product = Schemas['Product'];
export type Price = Schemas['Price'];
export type StockItem = Schemas['StockItem'];
export type LedgerEntry = Schemas['LedgerEntry'];
export type SynonymGroup = Schemas['SynonymGroup'];
export type TaxCategory = Schemas['TaxCategory'];

const PAGE = 100;
const SEARCH_MOST = 100;
const MOST = 500;
/** Facts that change rarely and cost a whole page to find out. */
const SLOW_MILLIS = 10 * 60_000;

export const CATALOG_KEY = ['catalog'] as const;

export interface ProductFilter {
  category: string | undefined;
  active: boolean | undefined;
}

/** One page of the list. */
export function fetchProducts(filter: ProductFilter, after: string | undefined, limit: number = PAGE) {
  const query = {
    limit,
    ...(after !== undefined && { after }),
    ...(filter.category !== undefined && { category: filter.category }),
    ...(filter.active !== undefined && { active: filter.active }),
  };
  return data(api.GET('/api/pos/productos', { params: { query } }));
}

export const productPages = (filter: ProductFilter) =>
  infiniteQueryOptions({
    queryKey: [...CATALOG_KEY, 'list', filter],
    queryFn: ({ pageParam }) => fetchProducts(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const foundProducts = (words: string) =>
  queryOptions({
    queryKey: [...CATALOG_KEY, 'search', words],
    queryFn: ({ signal }) =>
      data(api.GET('/api/pos/productos/buscar', { params: { query: { q: words, limit: SEARCH_MOST } }, signal })),
  });

/** The categories in use, as far as the first products show them; any other may be typed. */
export const categories = queryOptions({
  queryKey: [...CATALOG_KEY, 'categories'],
  staleTime: SLOW_MILLIS,
  queryFn: async () => {
    const page = await fetchProducts({ category: undefined, active: undefined }, undefined, MOST);
    return [...new Set(page.items.flatMap((product) => product.category ?? []))].sort((one, other) =>
      one.localeCompare(other),
    );
  },
});

export const productBySku = (sku: string) =>
  queryOptions({
    queryKey: [...CATALOG_KEY, 'product', sku],
    queryFn: () => data(api.GET('/api/pos/productos/{sku}', { params: { path: { sku } } })),
  });

/** The categories of tax with their rates by country and day. */
export const taxCategories = queryOptions({
  queryKey: [...CATALOG_KEY, 'taxes'],
  staleTime: SLOW_MILLIS,
  queryFn: async () => (await data(api.GET('/api/pos/impuestos'))).items,
});

/** The currency of prices that name no branch: that of any product without a branch. */
export const companyCurrency = queryOptions({
  queryKey: [...CATALOG_KEY, 'currency'],
  staleTime: SLOW_MILLIS,
  queryFn: async () =>
    (await fetchProducts({ category: undefined, active: undefined }, undefined, 1)).items[0]?.currency ?? null,
});

/** All prices of a product, the latest first, those to come included. */
export const pricesOf = (sku: string) =>
  queryOptions({
    queryKey: [...CATALOG_KEY, 'prices', sku],
    queryFn: () =>
      all<Price>((after) =>
        data(
          api.GET('/api/pos/productos/{sku}/precios', {
            params: { path: { sku }, query: { limit: MOST, ...(after !== undefined && { after }) } },
          }),
        ),
      ),
  });

/** What a product costs and is suggested to be sold at; asking is noted, so it is never asked for by itself again. */
export const costOf = (sku: string) =>
  queryOptions({
    queryKey: ['costs', sku],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async () => (await data(api.GET('/api/pos/costos', { params: { query: { sku } } }))).items[0] ?? null,
  });

export const stockOf = (sku: string) =>
  queryOptions({
    queryKey: [...CATALOG_KEY, 'stock', sku],
    queryFn: () =>
      all<StockItem>((after) =>
        data(
          api.GET('/api/deposito/stock', {
            params: { query: { sku, limit: MOST, ...(after !== undefined && { after }) } },
          }),
        ),
      ),
  });

export const ledgerPages = (sku: string, branch: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...CATALOG_KEY, 'ledger', sku, branch],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/deposito/movimientos', {
          params: {
            query: {
              sku,
              limit: PAGE,
              ...(branch !== undefined && { branch }),
              ...(pageParam !== undefined && { after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const SYNONYMS_KEY = ['synonyms'] as const;

export const synonymGroups = queryOptions({
  queryKey: SYNONYMS_KEY,
  queryFn: () =>
    all<SynonymGroup>((after) =>
      data(
        api.GET('/api/pos/sinonimos', { params: { query: { limit: MOST, ...(after !== undefined && { after }) } } }),
      ),
    ),
});
