import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { OVERVIEW_KEY, TILLS_KEY } from '../queries';
import { listen } from './listen';

/** Keeps the day's figures fresh while the screen is open; answers whether it does. */
export function useLive(branch: string | undefined, currency: string | undefined): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const query = new URLSearchParams();
    if (branch !== undefined) {
      query.set('branch', branch);
    }
    if (currency !== undefined) {
      query.set('currency', currency);
    }
    const onEvent = ({ name }: { name: string }) => {
      if (name === 'resumen') {
        void queries.invalidateQueries({ queryKey: OVERVIEW_KEY });
      } else if (name === 'caja') {
        void queries.invalidateQueries({ queryKey: TILLS_KEY });
      }
    };
    void listen(`/api/dashboard/eventos?${query}`, { onEvent, onState: setLive }, stop.signal);
    return () => stop.abort();
  }, [queries, branch, currency]);
  return live;
}
