import { queryOptions } from '@tanstack/react-query';
import { api, data } from '@/api/client';

export const JOBS_KEY = ['jobs'] as const;

/** One job by its id, as it stands now. */
export const jobById = (id: string) =>
  queryOptions({
    queryKey: [...JOBS_KEY, 'one', id],
    queryFn: () => data(api.GET('/api/jobs/{id}', { params: { path: { id } } })),
  });
