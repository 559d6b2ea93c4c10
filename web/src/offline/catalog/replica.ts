import { useSyncExternalStore } from 'react';
import { connection } from '@/api/connection';
import { Problem } from '@/api/problem';
import { isDiskFull, keepReserve } from '../reserve';
import { atPriceOf, type Product } from './product';
import { type CatalogSource, serverCatalog } from './source';
import { type CatalogState, catalogState } from './store';
import { learnTaxRates } from './taxes';
import type { Question } from './worker';

/** How the copy of the catalogue on this device stands. */
export interface ReplicaStatus {
  loaded: boolean;
  products: number;
  complete: boolean;
  updatedAt: number | undefined;
  updating: boolean;
  problem?: string;
}

/** Asks the worker; replaced in tests. */
export type Ask = <T>(question: Question) => Promise<T>;

const LOCK = 'ferrepos-catalog';
const EVERY_MILLIS = 60_000;
/** Pages are merged together: each merging rewrites most chunks, whatever the number of products. */
const MERGE_AT = 20_000;

function startWorker(): Ask {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  let broken: Error | undefined;
  // Not there after an update, or out of memory: whoever asks goes to the server instead of waiting for good.
  worker.onerror = () => {
    broken = new Error('worker');
    for (const each of open.values()) {
      each.reject(broken);
    }
    open.clear();
  };
  worker.onmessage = (event: MessageEvent<{ number: number; value?: never; problem?: string }>) => {
    const { number, value, problem } = event.data;
    const waiting = open.get(number);
    open.delete(number);
    if (problem === undefined) {
      waiting?.resolve(value as never);
    } else {
      waiting?.reject(new Error(problem));
    }
  };
  return (question) =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) {
        reject(broken);
        return;
      }
      last += 1;
      open.set(last, { resolve, reject });
      worker.postMessage({ number: last, question });
    });
}

/** The catalogue of one branch on this device, searched in a worker and kept up to date while the server answers. */
export class Replica {
  private ask: Ask | undefined;
  private branch: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private current: ReplicaStatus = {
    loaded: false,
    products: 0,
    complete: false,
    updatedAt: undefined,
    updating: false,
  };

  constructor(
    private readonly source: CatalogSource = serverCatalog,
    private readonly begin: () => Ask = startWorker,
  ) {}

  get status(): ReplicaStatus {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Loads what is on the disk, then asks for changes, now and every minute. */
  async start(branch: string): Promise<void> {
    if (this.branch === branch) {
      return;
    }
    this.branch = branch;
    this.ask ??= this.begin();
    const state = await catalogState();
    if (state !== undefined && state.branch !== branch) {
      await this.ask({ ask: 'clear' });
    }
    await this.load();
    await this.update();
  }

  async search(query: string, limit = 10): Promise<Product[]> {
    const found = (await this.ask?.<Product[]>({ ask: 'search', query, limit })) ?? [];
    return found.map((product) => atPriceOf(product, Date.now()));
  }

  async byCode(code: string): Promise<Product | undefined> {
    const product = await this.ask?.<Product | undefined>({ ask: 'code', code });
    return product === undefined ? undefined : atPriceOf(product, Date.now());
  }

  /** Another tab has changed these chunks. */
  async reload(chunks: number[]): Promise<void> {
    learnTaxRates((await catalogState())?.taxRates);
    await this.ask?.({ ask: 'reload', chunks });
  }

  /** Asks for what changed, in one tab of the device at a time. */
  async update(): Promise<void> {
    clearTimeout(this.timer);
    if (connection.current.online && !this.current.updating) {
      this.become({ updating: true });
      try {
        await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
          if (lock !== null) {
            await this.pull();
          }
        });
        const { problem: _, ...rest } = this.current;
        this.current = rest;
      } catch (error) {
        this.become({ problem: error instanceof Error ? error.message : String(error) });
      }
      this.become({ updating: false });
    }
    this.timer = setTimeout(() => void this.update(), EVERY_MILLIS);
  }

  private async load(): Promise<void> {
    const products = (await this.ask?.<number>({ ask: 'load' })) ?? 0;
    const state = await catalogState();
    learnTaxRates(state?.taxRates);
    this.become({
      loaded: true,
      products,
      complete: state?.complete ?? false,
      updatedAt: state?.updatedAt,
    });
  }

  private async pull(): Promise<void> {
    if (isDiskFull() && !(await keepReserve())) {
      // What room there is belongs to the sales.
      throw new Error('disk full');
    }
    const branch = this.branch ?? '';
    const kept = await catalogState();
    if (kept !== undefined && kept.branch !== branch) {
      await this.ask?.({ ask: 'clear' });
    }
    let after = kept?.branch === branch ? kept.cursor : undefined;
    let complete = kept?.branch === branch && kept.complete;
    let collected: Product[] = [];
    let anew = false;
    for (let last = false; !last; ) {
      const page = await this.source.page(branch, after).catch((error: unknown) => {
        if (after === undefined || anew || !isRefusedCursor(error)) {
          throw error;
        }
        return undefined;
      });
      if (page === undefined) {
        // The server was restored to an earlier day: all is asked for again, and the old copy serves until it is there.
        anew = true;
        after = undefined;
        collected = [];
        continue;
      }
      if (branch !== this.branch) {
        // The device became a till of another branch meanwhile: this one's prices are not its.
        return this.pull();
      }
      last = page.next === null;
      after = page.next ?? page.cursor;
      collected.push(...page.items);
      if (last || (collected.length >= MERGE_AT && !anew)) {
        const taxRates = page.tax_rates ?? kept?.taxRates;
        learnTaxRates(taxRates);
        const state = { branch, cursor: after, complete: complete || last, updatedAt: Date.now(), taxRates };
        await this.merge(collected, state, anew);
        collected = [];
      }
      complete ||= last;
    }
  }

  private async merge(items: Product[], state: CatalogState, replace: boolean): Promise<void> {
    const chunks = (await this.ask?.<number[]>({ ask: 'merge', items, state, replace })) ?? [];
    if (chunks.length > 0) {
      others?.postMessage(chunks);
    }
    const products = (await this.ask?.<number>({ ask: 'count' })) ?? 0;
    this.become({ complete: state.complete, updatedAt: state.updatedAt, products });
  }

  private become(change: Partial<ReplicaStatus>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) {
      listener();
    }
  }
}

function isRefusedCursor(error: unknown): boolean {
  return error instanceof Problem && error.status === 400 && error.fields.some(({ field }) => field === 'after');
}

const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('ferrepos-catalog');

export const replica = new Replica();

if (others !== undefined) {
  others.onmessage = (event: MessageEvent<number[]>) => void replica.reload(event.data);
}
connection.subscribe(() => {
  if (connection.current.online && replica.status.loaded) {
    void replica.update();
  }
});

export function useReplica(): ReplicaStatus {
  return useSyncExternalStore(
    (listener) => replica.subscribe(listener),
    () => replica.status,
  );
}
