import { afterEach, beforeEach, expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { database } from '../database';
import { atPriceOf, type Product, priceAt } from './product';
import { type Ask, Replica } from './replica';
import { fold, SearchIndex } from './searchIndex';
import type { CatalogPage, CatalogSource } from './source';
import { catalogState, clearCatalog, mergeProducts, readChunks } from './store';
import type { Question } from './worker';

const product = (sku: string, name: string, more: Partial<Product> = {}): Product => ({
  sku,
  name,
  barcodes: [],
  category: null,
  brand: null,
  unit: 'un',
  tax: 'affected',
  price: 990,
  currency: 'CLP',
  active: true,
  ...more,
});

/** Everything by its cursor: the number of the change. */
class Feed implements CatalogSource {
  readonly asked: (string | undefined)[] = [];
  failAt: number | undefined;

  constructor(
    readonly changes: Product[],
    private readonly limit: number,
  ) {}

  page = async (_branch: string, after: string | undefined): Promise<CatalogPage> => {
    this.asked.push(after);
    if (this.asked.length === this.failAt) {
      throw new Error('no network');
    }
    const from = Number(after ?? 0);
    if (from > this.changes.length) {
      throw new Problem(400, 'VALIDATION_FAILED', 'Mal cursor', [{ field: 'after', message: 'no sirve' }]);
    }
    const items = this.changes.slice(from, from + this.limit);
    const end = String(from + items.length);
    return { items, next: from + items.length < this.changes.length ? end : null, cursor: end };
  };
}

/** What the worker does, in this thread. */
function worker(): Ask {
  const index = new SearchIndex();
  return (async (question: Question) => {
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
      case 'count':
        return index.size;
      case 'clear':
        await clearCatalog();
        index.clear();
        return undefined;
      default:
        return undefined;
    }
  }) as Ask;
}

beforeEach(async () => {
  await database.open();
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { request: (_name: string, _options: unknown, use: (lock: unknown) => unknown) => use({}) },
  });
});

afterEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()));
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    product(`T-${index}`, `Tornillo ${index} x 50`, { barcodes: [String(7_800_000_000_000 + index)] }),
  );

test('every product arrives, page by page, and is there after a start without the server', async () => {
  const feed = new Feed(many(1_234), 500);
  const replica = new Replica(feed, worker);
  await replica.start('SCL-01');
  expect(feed.asked).toEqual([undefined, '500', '1000']);
  expect(replica.status).toMatchObject({ loaded: true, complete: true, products: 1_234 });

  const silent = new Feed([], 500);
  silent.failAt = 1;
  const later = new Replica(silent, worker);
  await later.start('SCL-01');
  expect(later.status).toMatchObject({ products: 1_234, complete: true, problem: 'no network' });
  expect((await later.byCode('7800000000042'))?.sku).toBe('T-42');
});

test('changes replace, add and take away, from the cursor on', async () => {
  const feed = new Feed(many(10), 500);
  const replica = new Replica(feed, worker);
  await replica.start('SCL-01');
  feed.changes.push(
    product('T-3', 'Tornillo 3 x 50', { price: 1_490, barcodes: ['7800000000003'] }),
    product('T-4', 'Tornillo 4 x 50', { active: false }),
    product('NUEVO', 'Taladro percutor'),
  );
  await replica.update();
  expect(feed.asked.at(-1)).toBe('10');
  expect((await replica.byCode('7800000000003'))?.price).toBe(1_490);
  expect(await replica.byCode('T-4')).toBeUndefined();
  expect(await replica.byCode('7800000000004')).toBeUndefined();
  expect((await replica.search('taladro'))[0]?.sku).toBe('NUEVO');
  expect((await catalogState())?.cursor).toBe('13');
});

test('a network that breaks off loses nothing', async () => {
  const feed = new Feed(many(1_200), 500);
  feed.failAt = 2;
  const replica = new Replica(feed, worker);
  await replica.start('SCL-01');
  expect(replica.status.complete).toBe(false);
  await replica.update();
  expect(replica.status).toMatchObject({ complete: true, products: 1_200 });
});

test('a server restored to an earlier day is copied anew', async () => {
  const feed = new Feed([product('A', 'Alicate'), product('B', 'Broca')], 10);
  const replica = new Replica(feed, worker);
  await replica.start('SCL-01');
  feed.changes.splice(0, 2, product('A', 'Alicate viejo'));
  await replica.update();
  expect(feed.asked).toEqual([undefined, '2', undefined]);
  expect((await replica.search('alicate')).map((each) => each.name)).toEqual(['Alicate viejo']);
  expect(await replica.byCode('B')).toBeUndefined();
  expect(replica.status).toMatchObject({ products: 1, complete: true });
});

test('another branch has other prices: its copy begins anew', async () => {
  await new Replica(new Feed(many(5), 500), worker).start('SCL-01');
  const other = new Feed(many(2), 500);
  const replica = new Replica(other, worker);
  await replica.start('VAP-01');
  expect(other.asked).toEqual([undefined]);
  expect(replica.status.products).toBe(2);
});

test('a till that becomes one of another branch while its catalogue arrives has the prices of that branch', async () => {
  const feed = new Feed(
    [1, 2, 3].map((number) => product(`P-${number}`, `Clavo ${number}`)),
    1,
  );
  const asked: Promise<void>[] = [];
  const source: CatalogSource = {
    page: async (branch, after) => {
      if (asked.length === 0) {
        asked.push(replica.start('VAP-01'));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const page = await feed.page(branch, after);
      return { ...page, items: page.items.map((each) => ({ ...each, price: branch === 'VAP-01' ? 1200 : 990 })) };
    },
  };
  const replica = new Replica(source, worker);
  await replica.start('SCL-01');
  await Promise.all(asked);
  expect((await catalogState())?.branch).toBe('VAP-01');
  expect(await replica.byCode('P-1')).toMatchObject({ price: 1200 });
});

test('an upcoming price holds from its time on', () => {
  const offer = product('A', 'A', {
    price: 990,
    upcoming: [
      { amount: 790, valid_from: '2026-11-22T00:00:00-03:00' },
      { amount: 890, valid_from: '2026-11-29T00:00:00-03:00' },
    ],
  });
  expect(priceAt(offer, Date.parse('2026-11-21T23:59:59-03:00'))).toBe(990);
  expect(priceAt(offer, Date.parse('2026-11-22T00:00:00-03:00'))).toBe(790);
  expect(atPriceOf(offer, Date.parse('2026-12-01T00:00:00Z')).price).toBe(890);
});

test('codes first, then names that begin so, then words, then parts', () => {
  const index = new SearchIndex();
  index.setChunk(0, [
    product('S1', 'Mango de martillo'),
    product('S2', 'Martillo carpintero 16 oz'),
    product('MARTILLO', 'Código raro'),
    product('S3', 'Rotomartillo 800 W', { brand: 'Ñandú' }),
  ]);
  expect(index.search('martillo', 10).map((each) => each.sku)).toEqual(['MARTILLO', 'S2', 'S1', 'S3']);
  expect(index.search('oz MÁRTillo', 10).map((each) => each.sku)).toEqual(['S2']);
  expect(index.search('nandu', 10).map((each) => each.sku)).toEqual(['S3']);
  expect(index.search('   ', 10)).toEqual([]);
});

test('what is found is what a plain look at every product finds', () => {
  const words = ['tornillo', 'torn', 'rotomartillo', 'martillo', 'mm', '10', '100', 'ñandú', 'a', 'VEL-1'];
  let state = 20_261_122;
  const below = (bound: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % bound;
  };
  const phrase = (length: number) => Array.from({ length }, () => words[below(words.length)]).join(' ');
  const index = new SearchIndex();
  const all: Product[] = [];
  for (let chunk = 0; chunk < 8; chunk += 1) {
    const products = Array.from({ length: 1 + below(60) }, (_, at) =>
      product(`C${chunk}-${at}`, phrase(1 + below(5)), { brand: below(2) === 0 ? phrase(1) : null }),
    );
    index.setChunk(chunk, products);
    all.push(...products);
  }
  for (let turn = 0; turn < 300; turn += 1) {
    const query = phrase(1 + below(3));
    const wanted = fold(query).split(' ');
    const plain = all.filter((each) => {
      const text = fold(`${each.name} ${each.sku} ${each.brand ?? ''}`);
      return wanted.every((word) => text.includes(word));
    });
    const skus = (products: Product[]) => products.map((each) => each.sku).sort();
    expect(skus(index.search(query, all.length)), query).toEqual(skus(plain));
    expect(index.search(query, 5)).toEqual(index.search(query, all.length).slice(0, 5));
  }
});
