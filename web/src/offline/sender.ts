import type { StoredSale } from './database';
import { nextWaiting, noteRefused, noteSent } from './journal';

/** What became of one attempt. */
export type Reply =
  | { kind: 'registered'; answer: { number: string } }
  | { kind: 'refused'; status: number; code: string; detail: string }
  | { kind: 'unavailable' }
  | { kind: 'login' };

/** Why the journal is not empty. */
export type SenderState = 'idle' | 'sending' | 'unavailable' | 'login';

/** What the sender stands on; the browser's in the app, small ones in tests. */
export interface SenderParts {
  send: (sale: StoredSale) => Promise<Reply>;
  locks: Pick<LockManager, 'request'>;
}

const LOCK = 'ferrepos-sender';
const FIRST_DELAY_MILLIS = 1_000;
const LONGEST_DELAY_MILLIS = 60_000;
/** Another tab is sending; it may have looked just before our sale was written. */
const BUSY_DELAY_MILLIS = 300;

/** Sends the journal in order, one sale at a time, from one tab at a time. */
export class Sender {
  private current: SenderState = 'idle';
  private running = false;
  private again = false;
  private delay = FIRST_DELAY_MILLIS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: SenderParts) {}

  get state(): SenderState {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** There may be something to send, or the server may be back: tries now. */
  async wake(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    try {
      do {
        this.again = false;
        await this.parts.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
          if (lock === null) {
            this.later(BUSY_DELAY_MILLIS);
          } else {
            await this.drain();
          }
        });
      } while (this.again && this.timer === undefined);
    } catch {
      // The disk failed; what is on it is as it was before.
      this.become('unavailable');
      this.later(this.delay);
    } finally {
      this.running = false;
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.again = false;
  }

  private async drain(): Promise<void> {
    for (let sale = await nextWaiting(); sale !== undefined; sale = await nextWaiting()) {
      this.become('sending');
      const reply = await this.parts.send(sale);
      switch (reply.kind) {
        case 'registered':
          await noteSent(sale.id, reply.answer);
          break;
        case 'refused':
          await noteRefused(sale.id, { status: reply.status, code: reply.code, detail: reply.detail });
          break;
        default:
          // In order: those behind it wait too.
          this.become(reply.kind);
          this.later(this.delay);
          this.delay = Math.min(this.delay * 2, LONGEST_DELAY_MILLIS);
          return;
      }
      this.delay = FIRST_DELAY_MILLIS;
    }
    this.become('idle');
  }

  private later(millis: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.wake(), millis);
  }

  private become(state: SenderState): void {
    if (this.current !== state) {
      this.current = state;
      for (const listener of this.listeners) {
        listener();
      }
    }
  }
}
