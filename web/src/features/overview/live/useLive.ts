import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schemas } from '@/api/client';
import type { StreamEvent } from '@/kit/live/eventStream';
import { listen } from '@/kit/live/listen';
import { TILLS_KEY } from '@/kit/offers';
import { OVERVIEW_KEY } from '../queries';

export interface Live {
  /** Whether events come in. */
  live: boolean;
  /** When the figures changed the last time, by the server's clock. */
  changedAt: string | undefined;
}

/** Keeps the day's figures fresh while the screen is open. */
export function useLive(branch: string | undefined, currency: string | undefined): Live {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  const [changedAt, setChangedAt] = useState<string>();
  useEffect(() => {
    const stop = new AbortController();
    const query = new URLSearchParams();
    if (branch !== undefined) {
      query.set('branch', branch);
    }
    if (currency !== undefined) {
      query.set('currency', currency);
    }
    let isNew = false;
    const onState = (isLive: boolean) => {
      isNew = isLive;
      setLive(isLive);
    };
    const onEvent = ({ name, data }: StreamEvent) => {
      if (name === 'resumen') {
        setChangedAt((JSON.parse(data) as Schemas['LiveFigures']).at);
        void queries.invalidateQueries({ queryKey: OVERVIEW_KEY });
        if (isNew) {
          // The server tells of tills from its first look on: what opened or closed before, no event tells.
          isNew = false;
          void queries.invalidateQueries({ queryKey: TILLS_KEY });
        }
      } else if (name === 'caja') {
        void queries.invalidateQueries({ queryKey: TILLS_KEY });
      }
    };
    void listen(`/api/dashboard/eventos?${query}`, { onEvent, onState }, stop.signal);
    return () => stop.abort();
  }, [queries, branch, currency]);
  return { live, changedAt };
}
