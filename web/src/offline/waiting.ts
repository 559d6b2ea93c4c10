import { useLiveQuery } from 'dexie-react-hooks';
import { database } from './database';

/** How many sales of this device the server does not have yet. */
export function useWaitingSales(): number {
  return useLiveQuery(() => database.sales.where('state').equals('waiting').count(), [], 0);
}
