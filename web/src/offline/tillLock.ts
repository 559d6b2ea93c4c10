import { useCallback, useEffect, useState } from 'react';

/** Whether this tab may ring up: one at a time on a device, or two would share a drawer and a cart. */
export type TillLock = 'asking' | 'held' | 'elsewhere' | 'insecure';

const LOCK = 'ferrepos-till';
/** A screen that was just left gives its lock back a moment later. */
const PATIENCE_MILLIS = 200;
const TRIES = 3;

/** Takes the till for this tab; a person may take it over from another, which then says so. */
export function useTillLock(): { state: TillLock; takeOver: () => void } {
  const [state, setState] = useState<TillLock>('asking');
  const [attempt, setAttempt] = useState<{ steal: boolean }>({ steal: false });

  useEffect(() => {
    // Browsers give locks to encrypted pages and to the machine itself alone.
    if (!window.isSecureContext) {
      setState('insecure');
      return;
    }
    let release: () => void = () => {};
    let gone = false;
    const left = new AbortController();
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const options: LockOptions = attempt.steal ? { steal: true } : { ifAvailable: true };
    const ask = (tries: number): Promise<void> =>
      navigator.locks.request(LOCK, options, async (lock) => {
        if (gone) {
          return;
        }
        if (lock !== null) {
          setState('held');
          await held;
        } else if (tries > 1) {
          setTimeout(() => void ask(tries - 1).catch(lost), PATIENCE_MILLIS);
        } else {
          setState('elsewhere');
          void wait().catch(lost);
        }
      });
    // Behind the message: a tab that takes long to go, or that is closed later, leaves the till to this one.
    const wait = (): Promise<void> =>
      navigator.locks.request(LOCK, { signal: left.signal }, async () => {
        if (!gone) {
          setState('held');
          await held;
        }
      });
    const lost = () => {
      // Taken over by another tab.
      if (!gone) {
        setState('elsewhere');
      }
    };
    ask(TRIES).catch(lost);
    return () => {
      gone = true;
      left.abort();
      release();
    };
  }, [attempt]);

  return { state, takeOver: useCallback(() => setAttempt({ steal: true }), []) };
}
