import { database } from '../database';
import type { Product } from './product';
import { chunkOf } from './searchIndex';
import type { TaxRate } from './taxes';

/** How far the copy of the catalogue on this device has come. */
export interface CatalogState {
  branch: string;
  cursor: string | undefined;
  /** Everything has arrived once: what is not found is not sold here. */
  complete: boolean;
  updatedAt: number;
  /** The rates of tax at the branch. */
  taxRates?: TaxRate[] | undefined;
}

const FACT = 'catalog';

export async function catalogState(): Promise<CatalogState | undefined> {
  return (await database.facts.get(FACT))?.value as CatalogState | undefined;
}

/** Reads every chunk; one at a time, so that the memory of one is free before the next. */
export async function readChunks(use: (chunk: number, products: Product[]) => void): Promise<void> {
  await database.chunks.each((stored) => use(stored.chunk, JSON.parse(stored.products)));
}

export async function readChunk(chunk: number): Promise<Product[]> {
  const stored = await database.chunks.get(chunk);
  return stored === undefined ? [] : JSON.parse(stored.products);
}

/** Forgets the copy; another branch has other prices. */
export async function clearCatalog(): Promise<void> {
  await database.transaction('rw', database.chunks, database.facts, async () => {
    await database.chunks.clear();
    await database.facts.delete(FACT);
  });
}

/**
 * Merges products into their chunks, or puts them in the place of all, and moves the cursor, in one transaction: the
 * copy is always that of some cursor, also after a power cut. Answers what the chunks hold that changed.
 */
export async function mergeProducts(
  items: readonly Product[],
  state: CatalogState,
  replace = false,
): Promise<Map<number, Product[]>> {
  const byChunk = new Map<number, Product[]>();
  for (const product of items) {
    const chunk = chunkOf(product.sku);
    const others = byChunk.get(chunk);
    if (others === undefined) {
      byChunk.set(chunk, [product]);
    } else {
      others.push(product);
    }
  }
  const merged = new Map<number, Product[]>();
  await database.transaction('rw', database.chunks, database.facts, async () => {
    const before = replace ? await database.chunks.toCollection().primaryKeys() : [];
    const keys = [...new Set([...before, ...byChunk.keys()])];
    const stored = replace ? [] : await database.chunks.bulkGet(keys);
    for (const [index, chunk] of keys.entries()) {
      const kept: Product[] = JSON.parse(stored[index]?.products ?? '[]');
      merged.set(chunk, withChanges(kept, byChunk.get(chunk) ?? []));
    }
    await database.chunks.bulkPut(
      [...merged].map(([chunk, products]) => ({ chunk, products: JSON.stringify(products) })),
    );
    await database.facts.put({ name: FACT, value: state });
  });
  return merged;
}

function withChanges(kept: readonly Product[], changed: readonly Product[]): Product[] {
  const products = new Map(kept.map((product) => [product.sku, product]));
  for (const product of changed) {
    if (product.active) {
      products.set(product.sku, product);
    } else {
      products.delete(product.sku);
    }
  }
  return [...products.values()];
}
