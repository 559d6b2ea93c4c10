import { queryOptions } from '@tanstack/react-query';
import { api, data, given } from '@/api/client';

/** Where no events come, figures are asked for again once a minute. */
const REFETCH_MILLIS = 60_000;
const CRITICAL_MOST = 10;

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
