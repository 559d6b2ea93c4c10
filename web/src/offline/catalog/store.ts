import { database } from '../database';
import type { Product } from './product';
import { chunkOf } from './searchIndex';

/** How far the copy of the catalogue on this device has come. */
export interface CatalogState {
  branch: string;
  cursor: string | undefined;
  /** Everything has arrived once: what is not found is not sold here. */
  complete: boolean;
  updatedAt: number;
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
 * Merges a page into its chunks and moves the cursor, in one transaction: the copy is always that of some cursor, also
 * after a power cut. Answers the chunks that changed.
 */
export async function mergePage(items: readonly Product[], state: CatalogState): Promise<number[]> {
  const byChunk = new Map<number, Product[]>();
  for (const product of items) {
    const chunk = chunkOf(product.sku);
    byChunk.set(chunk, [...(byChunk.get(chunk) ?? []), product]);
  }
  await database.transaction('rw', database.chunks, database.facts, async () => {
    for (const [chunk, changed] of byChunk) {
      const products = new Map((await readChunk(chunk)).map((product) => [product.sku, product]));
      for (const product of changed) {
        if (product.active) {
          products.set(product.sku, product);
        } else {
          products.delete(product.sku);
        }
      }
      await database.chunks.put({ chunk, products: JSON.stringify([...products.values()]) });
    }
    await database.facts.put({ name: FACT, value: state });
  });
  return [...byChunk.keys()];
}
