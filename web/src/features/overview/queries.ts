import { queryOptions } from '@tanstack/react-query';
import { api, data, given, type Schemas } from '@/api/client';

/** A business day beside the same weekday before. */
export type DaySummary = Schemas['DaySummary'];
export type Hour = Schemas['DayHour'];

export interface Scope {
  branch: string | undefined;
  date: string | undefined;
  currency: string | undefined;
}

export const OVERVIEW_KEY = ['overview'] as const;

/** Where no events come, figures are asked for again once a minute. */
const REFETCH_MILLIS = 60_000;
const BEHIND_MILLIS = 2_000;

/**
 * How long until a day's figures are asked for again. The server may give a costly answer again for a while: one that was
 * made before `changedAt`, when something was sold, is asked for again soon.
 */
export function refetchMillis(readAt: string | undefined, changedAt: string | undefined): number {
  const isBehind = readAt !== undefined && changedAt !== undefined && Date.parse(readAt) < Date.parse(changedAt);
  return isBehind ? BEHIND_MILLIS : REFETCH_MILLIS;
}

export const daySummary = (scope: Scope, changedAt: string | undefined) =>
  queryOptions<DaySummary>({
    queryKey: [...OVERVIEW_KEY, scope],
    refetchInterval: (query) => refetchMillis(query.state.data?.read_at, changedAt),
    queryFn: ({ signal }) =>
      data(api.GET('/api/dashboard/resumen', { params: { query: given({ ...scope }) }, signal })),
  });
