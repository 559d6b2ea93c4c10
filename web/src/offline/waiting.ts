import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { database } from './database';

/** A tab that is there has sent its sale long before. */
const ORPHAN_MILLIS = 15_000;

/** How many sales of this device the server does not have yet; sees to it that they are sent from whatever screen. */
export function useWaitingSales(): number {
  const waiting = useLiveQuery(() => database.sales.where('state').equals('waiting').count(), [], 0);
  useEffect(() => {
    if (waiting > 0) {
      import('./sending').then(
        ({ startSending }) => startSending(),
        // Not kept on this device yet, and no server: there is nobody to send to either.
        () => undefined,
      );
    }
    // What another tab wrote that has been closed since; while it is there, it sends by itself.
    const timer = setTimeout(() => {
      if (waiting > 0) {
        void import('./sending').then(
          ({ sender }) => sender.wake(),
          () => undefined,
        );
      }
    }, ORPHAN_MILLIS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return waiting;
}
