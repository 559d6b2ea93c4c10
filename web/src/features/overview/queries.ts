import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '@/api/client';

/** A business day beside the same weekday before. */
export type DaySummary = Schemas['DaySummary'];
export type Hour = Schemas['DayHour'];
/** A till and how it was left the last time. */
export type TillState = Schemas['TillState'];

export interface Scope {
  branch: string | undefined;
  date: string | undefined;
  currency: string | undefined;
}

export const OVERVIEW_KEY = ['overview'] as const;
export const TILLS_KEY = ['tills'] as const;

/** Where no events come, figures are asked for again once a minute. */
const REFETCH_MILLIS = 60_000;
const BEHIND_MILLIS = 2_000;
const CRITICAL_MOST = 10;
const TILLS_MOST = 500;

/** Only what was chosen; a parameter that is not there is not sent as an empty one. */
function given<T extends object>(query: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as never;
}

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

export const criticalStock = (branch: string | undefined) =>
  queryOptions({
    queryKey: ['stock', 'critical', 'first', branch],
    refetchInterval: REFETCH_MILLIS,
    queryFn: ({ signal }) =>
      data(
        api.GET('/api/deposito/stock/critico', {
          params: { query: { limit: CRITICAL_MOST, ...given({ branch }) } },
          signal,
        }),
      ),
  });

export const tillStates = (branch: string | undefined) =>
  queryOptions({
    queryKey: [...TILLS_KEY, branch],
    refetchInterval: REFETCH_MILLIS,
    queryFn: async ({ signal }) => {
      const query = { limit: TILLS_MOST, ...given({ branch }) };
      return (await data(api.GET('/api/pos/cajas', { params: { query }, signal }))).items;
    },
  });
