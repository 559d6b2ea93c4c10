import type { Product } from './product';

export const CHUNKS = 256;

/** The chunk a product is kept in. */
export function chunkOf(sku: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < sku.length; index++) {
    hash = Math.imul(hash ^ sku.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % CHUNKS;
}

/** Without accents and capitals. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

interface Entry {
  product: Product;
  /** Folded, with a space before it: name, then everything else that may be searched. */
  text: string;
  nameLength: number;
}

interface Hit {
  entry: Entry;
  rank: number;
}

const EXACT = 0;
const NAME_BEGINS = 1;
const WORDS_BEGIN = 2;
const CONTAINED = 3;

/** All products in memory: every word of a search must be contained; codes are found at once. */
export class SearchIndex {
  private readonly chunks = new Map<number, Entry[]>();
  private readonly codes = new Map<string, Entry>();

  get size(): number {
    let sum = 0;
    for (const entries of this.chunks.values()) {
      sum += entries.length;
    }
    return sum;
  }

  /** Puts a chunk in the place of what it was before. */
  setChunk(chunk: number, products: readonly Product[]): void {
    for (const { product } of this.chunks.get(chunk) ?? []) {
      for (const code of codesOf(product)) {
        if (this.codes.get(code)?.product.sku === product.sku) {
          this.codes.delete(code);
        }
      }
    }
    const entries = products.filter((product) => product.active).map(entryOf);
    for (const entry of entries) {
      for (const code of codesOf(entry.product)) {
        this.codes.set(code, entry);
      }
    }
    this.chunks.set(chunk, entries);
  }

  clear(): void {
    this.chunks.clear();
    this.codes.clear();
  }

  byCode(code: string): Product | undefined {
    return this.codes.get(fold(code.trim()))?.product;
  }

  search(query: string, limit: number): Product[] {
    const whole = fold(query.trim());
    const words = whole.split(/\s+/).filter(Boolean);
    const first = words[0];
    if (first === undefined) {
      return [];
    }
    const exact = this.codes.get(whole);
    const best = new Best(limit);
    if (exact !== undefined) {
      best.offer({ entry: exact, rank: EXACT });
    }
    const starts = words.map((word) => ` ${word}`);
    for (const entries of this.chunks.values()) {
      for (const entry of entries) {
        if (entry !== exact && contains(entry.text, words)) {
          best.offer({ entry, rank: rankOf(entry, ` ${whole}`, starts) });
        }
      }
    }
    return best.hits.map((hit) => hit.entry.product);
  }
}

/** The few best of many hits, without sorting them all. */
class Best {
  readonly hits: Hit[] = [];

  constructor(private readonly limit: number) {}

  offer(hit: Hit): void {
    const last = this.hits[this.limit - 1];
    if (last !== undefined && compare(last, hit) <= 0) {
      return;
    }
    let place = Math.min(this.hits.length, this.limit - 1);
    while (place > 0 && compare(this.hits[place - 1] ?? hit, hit) > 0) {
      place -= 1;
    }
    this.hits.splice(place, 0, hit);
    this.hits.length = Math.min(this.hits.length, this.limit);
  }
}

function compare(one: Hit, other: Hit): number {
  return (
    one.rank - other.rank ||
    one.entry.nameLength - other.entry.nameLength ||
    (one.entry.text < other.entry.text ? -1 : one.entry.text > other.entry.text ? 1 : 0)
  );
}

function contains(text: string, words: readonly string[]): boolean {
  for (const word of words) {
    if (!text.includes(word)) {
      return false;
    }
  }
  return true;
}

function rankOf(entry: Entry, start: string, wordStarts: readonly string[]): number {
  if (entry.text.startsWith(start)) {
    return NAME_BEGINS;
  }
  return contains(entry.text, wordStarts) ? WORDS_BEGIN : CONTAINED;
}

function entryOf(product: Product): Entry {
  const name = fold(product.name);
  const rest = fold([product.sku, product.brand ?? '', product.category ?? '', ...product.barcodes].join(' '));
  return { product, text: ` ${name} ${rest}`, nameLength: name.length };
}

function codesOf(product: Product): string[] {
  return [product.sku, ...product.barcodes].map(fold);
}
