import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { database } from './database';

/** How many sales of this device the server does not have yet; sees to it that they are sent from whatever screen. */
export function useWaitingSales(): number {
  const waiting = useLiveQuery(() => database.sales.where('state').equals('waiting').count(), [], 0);
  useEffect(() => {
    if (waiting > 0) {
      import('./sending').then(
        ({ sender, startSending }) => {
          startSending();
          // Also what another tab wrote: it may be closed by now.
          void sender.wake();
        },
        // Not kept on this device yet, and no server: there is nobody to send to either.
        () => undefined,
      );
    }
  }, [waiting]);
  return waiting;
}
