import { useEffect, useState } from 'react';
import { api, data } from '@/api/client';
import { connection } from '@/api/connection';
import { Problem } from '@/api/problem';
import type { Product } from '@/offline/catalog/product';
import { replica } from '@/offline/catalog/replica';
import type { Cart } from './cart';

/** How long a person may pause within a word: the server is not asked for every letter, this device is. */
const PAUSE_MILLIS = 120;
const LIMIT = 10;

/** What was found, and for which text. */
export interface Found {
  query: string;
  items: Product[];
  /** From the copy on this device: without stock, perhaps without the newest products. */
  local: boolean;
}

const NOTHING: Found = { query: '', items: [], local: false };

async function searchServer(query: string, branch: string, signal: AbortSignal): Promise<Product[]> {
  const answer = await data(
    api.GET('/api/pos/productos/buscar', { params: { query: { q: query, limit: LIMIT, branch } }, signal }),
  );
  return answer.items as Product[];
}

/** Searches while a person types: the server where it answers, otherwise the copy on this device. */
export async function search(query: string, branch: string, signal: AbortSignal): Promise<Found> {
  if (connection.current.online) {
    try {
      return { query, items: await searchServer(query, branch, signal), local: false };
    } catch (error) {
      if (signal.aborted) {
        throw error;
      }
    }
  }
  return { query, items: await replica.search(query, LIMIT), local: true };
}

export function useProductSearch(query: string, branch: string): Found {
  const [found, setFound] = useState<Found>(NOTHING);
  useEffect(() => {
    if (query === '') {
      setFound(NOTHING);
      return;
    }
    const abort = new AbortController();
    const begin = () =>
      void search(query, branch, abort.signal).then(
        (next) => !abort.signal.aborted && setFound(next),
        () => undefined,
      );
    const timer = connection.current.online ? setTimeout(begin, PAUSE_MILLIS) : undefined;
    if (timer === undefined) {
      begin();
    }
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, branch]);
  return found;
}

/** The product of a barcode or SKU, also one without a price here: from this device at once, otherwise from the server. */
export async function findByCode(code: string, branch: string): Promise<Product | undefined> {
  const local = await replica.byCode(code).catch(() => undefined);
  if (local !== undefined && local.price !== null) {
    return local;
  }
  if (!connection.current.online) {
    return local;
  }
  const params = { query: { branch } };
  return (
    (await orNothing(
      data(api.GET('/api/pos/productos/barcode/{code}', { params: { ...params, path: { code } } })) as Promise<Product>,
    )) ??
    (await orNothing(
      data(api.GET('/api/pos/productos/{sku}', { params: { ...params, path: { sku: code } } })) as Promise<Product>,
    ))
  );
}

/** Products of a cart that cost something else by now at the server, by SKU. */
export async function changedPrices(cart: Cart, branch: string): Promise<Map<string, number>> {
  const changed = new Map<string, number>();
  await Promise.all(
    [...new Set(cart.lines.map((line) => line.sku))].map(async (sku) => {
      const path = { sku };
      const product = await orNothing(
        data(api.GET('/api/pos/productos/{sku}', { params: { path, query: { branch } } })) as Promise<Product>,
      );
      const price = product?.price;
      if (typeof price === 'number' && cart.lines.some((line) => line.sku === sku && line.unitPrice !== price)) {
        changed.set(sku, price);
      }
    }),
  );
  return changed;
}

async function orNothing(answer: Promise<Product>): Promise<Product | undefined> {
  try {
    const product = await answer;
    return product.active ? product : undefined;
  } catch (error) {
    if (error instanceof Problem) {
      return undefined;
    }
    throw error;
  }
}
