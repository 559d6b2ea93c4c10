import { queryOptions } from '@tanstack/react-query';
import { api, data, given, type Schemas } from '@/api/client';
import { TILLS_KEY } from '@/kit/offers';

/** A till and how it was left the last time. */
export type TillState = Schemas['TillState'];

/** Where no events come, figures are asked for again once a minute. */
const REFETCH_MILLIS = 60_000;
const TILLS_MOST = 500;

export const tillStates = (branch: string | undefined) =>
  queryOptions({
    queryKey: [...TILLS_KEY, branch],
    refetchInterval: REFETCH_MILLIS,
    queryFn: async ({ signal }) => {
      const query = { limit: TILLS_MOST, ...given({ branch }) };
      return (await data(api.GET('/api/pos/cajas', { params: { query }, signal }))).items;
    },
  });
