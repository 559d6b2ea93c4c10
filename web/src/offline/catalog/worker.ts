/// <reference lib="webworker" />
import type { Product } from './product';
import { SearchIndex } from './searchIndex';
import { type CatalogState, clearCatalog, mergeProducts, readChunk, readChunks } from './store';

/** What the page asks of the worker; every question is answered once, under its number. */
export type Question =
  | { ask: 'load' }
  | { ask: 'search'; query: string; limit: number }
  | { ask: 'code'; code: string }
  | { ask: 'merge'; items: Product[]; state: CatalogState; replace: boolean }
  | { ask: 'reload'; chunks: number[] }
  | { ask: 'count' }
  | { ask: 'clear' };

declare const self: DedicatedWorkerGlobalScope;

const index = new SearchIndex();

async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'load':
      index.clear();
      await readChunks((chunk, products) => index.setChunk(chunk, products));
      return index.size;
    case 'search':
      return index.search(question.query, question.limit);
    case 'code':
      return index.byCode(question.code);
    case 'merge': {
      const chunks = await mergeProducts(question.items, question.state, question.replace);
      for (const [chunk, products] of chunks) {
        index.setChunk(chunk, products);
      }
      return [...chunks.keys()];
    }
    case 'reload':
      await reload(question.chunks);
      return undefined;
    case 'count':
      return index.size;
    case 'clear':
      await clearCatalog();
      index.clear();
      return undefined;
  }
}

async function reload(chunks: readonly number[]): Promise<void> {
  for (const chunk of chunks) {
    index.setChunk(chunk, await readChunk(chunk));
  }
}

self.onmessage = (event: MessageEvent<{ number: number; question: Question }>) => {
  const { number, question } = event.data;
  answer(question).then(
    (value) => self.postMessage({ number, value }),
    (error: unknown) => self.postMessage({ number, problem: error instanceof Error ? error.message : String(error) }),
  );
};
