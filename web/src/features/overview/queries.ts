import { queryOptions } from '@tanstack/react-query';
import { api, data, raw } from '@/api/client';

/** The figures of a day. */
export interface Figures {
  count: number;
  total: number;
  units: number;
  average: number;
  voided_count: number;
  returns_total: number;
}

export interface Hour {
  hour: number;
  total: number;
  count: number;
  last_week_total: number;
}

/** A business day beside the same weekday before. */
export interface DaySummary {
  date: string;
  branch: string | null;
  currency: string;
  sales: Figures;
  last_week: Figures;
  margin: { net_sales: number; cost: number; margin: number; percent: number | null };
  by_hour: Hour[];
  by_payment: { method: string; amount: number }[];
  best_sellers: { sku: string; name: string; units: number; total: number }[];
  by_branch: { branch: string; total: number; count: number }[];
}

/** A till and how it was left the last time. */
export interface TillState {
  register: string;
  branch: string;
  open: boolean;
  session?: { id: string; opened_at: string; opened_by: string; opening_float: number } | null;
  last_closing?: { closed_at: string; difference_total: number } | null;
}

export interface Scope {
  branch: string | undefined;
  date: string | undefined;
  currency: string | undefined;
}

export const OVERVIEW_KEY = ['overview'] as const;
export const TILLS_KEY = ['tills'] as const;

/** Where no events come, figures are asked for again once a minute. */
const REFETCH_MILLIS = 60_000;
const CRITICAL_MOST = 10;
const TILLS_MOST = 500;

function address(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

export const daySummary = (scope: Scope) =>
  queryOptions({
    queryKey: [...OVERVIEW_KEY, scope],
    refetchInterval: REFETCH_MILLIS,
    queryFn: async ({ signal }): Promise<DaySummary> =>
      (await raw(address('/api/dashboard/resumen', { ...scope }), { signal })).json(),
  });

export const criticalStock = (branch: string | undefined) =>
  queryOptions({
    queryKey: ['stock', 'critical', 'first', branch],
    refetchInterval: REFETCH_MILLIS,
    queryFn: async () =>
      data(
        api.GET('/api/deposito/stock/critico', {
          params: { query: { limit: CRITICAL_MOST, ...(branch !== undefined && { branch }) } },
        }),
      ),
  });

export const tillStates = (branch: string | undefined) =>
  queryOptions({
    queryKey: [...TILLS_KEY, branch],
    refetchInterval: REFETCH_MILLIS,
    queryFn: async ({ signal }): Promise<TillState[]> => {
      const path = address('/api/pos/cajas', { branch, limit: String(TILLS_MOST) });
      const page = (await (await raw(path, { signal })).json()) as { items: TillState[] };
      return page.items;
    },
  });
