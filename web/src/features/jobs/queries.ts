import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, data, given, type Schemas } from '@/api/client';
import { JOBS_KEY } from '@/kit/jobs/queries';
import type { Job } from '@/kit/jobs/useJob';

export const STATES: readonly Job['status'][] = ['queued', 'running', 'done', 'failed', 'cancelled'];

export interface JobFilter {
  status: string | undefined;
  mine: boolean;
}

const fetchJobs = ({ status, mine }: JobFilter, after: string | undefined): Promise<Schemas['PageJob']> =>
  data(
    api.GET('/api/jobs', {
      params: { query: given({ status, mine: mine ? 'true' : undefined, after, limit: 50 }) },
    }),
  );

export const jobPages = (filter: JobFilter) =>
  infiniteQueryOptions({
    queryKey: [...JOBS_KEY, 'list', filter],
    queryFn: ({ pageParam }) => fetchJobs(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // For jobs that begin while the list is open, and those that nobody follows.
    refetchInterval: 5_000,
  });

/** Jobs that a list follows by itself; a browser opens but six connections to one server, and others need theirs. */
const MOST_FOLLOWED = 2;

/** The ids of the jobs that are worth a connection: the first of those that run. */
export function followed(jobs: readonly Job[]): ReadonlySet<string> {
  return new Set(
    jobs
      .filter((job) => job.status === 'running')
      .slice(0, MOST_FOLLOWED)
      .map((job) => job.id),
  );
}

export const DELIVERIES_KEY = ['deliveries'] as const;
export type Delivery = Schemas['DeadLetter'];

const fetchDeliveries = (after: string | undefined): Promise<Schemas['PageDeadLetter']> =>
  data(api.GET('/api/outbox/fallidos', { params: { query: given({ after, limit: 50 }) } }));

export const deliveryPages = infiniteQueryOptions({
  queryKey: DELIVERIES_KEY,
  queryFn: ({ pageParam }) => fetchDeliveries(pageParam),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
  // What is told again is gone, or has another reason, within seconds.
  refetchInterval: 5_000,
});
