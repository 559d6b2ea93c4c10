import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { database } from './database';

/** How many sales of this device the server does not have yet; sees to it that they are sent from whatever screen. */
export function useWaitingSales(): number {
  const waiting = useLiveQuery(() => database.sales.where('state').equals('waiting').count(), [], 0);
  useEffect(() => {
    if (waiting > 0) {
      void import('./sending').then(({ startSending }) => startSending());
    }
  }, [waiting]);
  return waiting;
}
