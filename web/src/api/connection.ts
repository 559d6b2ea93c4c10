import { useSyncExternalStore } from 'react';

/** Whether the server answers, as requests and the browser tell, and since when it does not. */
export interface ConnectionState {
  online: boolean;
  since: Date;
}

const PING_MILLIS = 5_000;

class Connection {
  private state: ConnectionState = { online: navigator.onLine, since: new Date() };
  private readonly listeners = new Set<() => void>();
  private timer: number | undefined;

  constructor() {
    window.addEventListener('offline', () => this.noteLost());
    window.addEventListener('online', () => void this.ping());
    if (!this.state.online) {
      this.watch();
    }
  }

  get current(): ConnectionState {
    return this.state;
  }

  noteReached(): void {
    this.become(true);
  }

  noteLost(): void {
    this.become(false);
    this.watch();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Asks the server itself: the browser's own word only says that some network is there. */
  async ping(): Promise<boolean> {
    try {
      const answer = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(PING_MILLIS) });
      this.become(answer.ok);
    } catch {
      this.become(false);
    }
    if (!this.state.online) {
      this.watch();
    }
    return this.state.online;
  }

  private watch(): void {
    if (this.timer === undefined) {
      this.timer = window.setTimeout(() => {
        this.timer = undefined;
        void this.ping();
      }, PING_MILLIS);
    }
  }

  private become(online: boolean): void {
    if (this.state.online !== online) {
      this.state = { online, since: new Date() };
      for (const listener of this.listeners) {
        listener();
      }
    }
  }
}

export const connection = new Connection();

export function useConnection(): ConnectionState {
  return useSyncExternalStore(
    (listener) => connection.subscribe(listener),
    () => connection.current,
  );
}
