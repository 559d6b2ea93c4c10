import { useEffect, useState } from 'react';
import type { Schemas } from '@/api/client';
import { listen } from '@/kit/live/listen';

export type Job = Schemas['Job'];

const ENDED: readonly Job['status'][] = ['done', 'failed', 'cancelled'];

export function isEnded(job: Job): boolean {
  return ENDED.includes(job.status);
}

/** Follows a job until it ends or `signal` says stop; comes back whenever the line is lost. */
export async function followJob(id: string, onChange: (job: Job) => void, signal: AbortSignal): Promise<void> {
  const ended = new AbortController();
  await listen(
    `/api/jobs/${id}/eventos`,
    {
      onEvent: ({ name, data }) => {
        if (name !== 'trabajo') {
          return;
        }
        const job = JSON.parse(data) as Job;
        onChange(job);
        if (isEnded(job)) {
          ended.abort();
        }
      },
      onState: () => undefined,
    },
    AbortSignal.any([signal, ended.signal]),
  );
}

/**
 * A job as it comes on while it is shown; what is known of it already stands until there is news. Each one that is
 * followed holds a connection of the few that a browser opens to one server, so that a list follows but the first.
 */
export function useJob(known: Job, { follow = true, onEnd }: { follow?: boolean; onEnd?: () => void } = {}): Job {
  const [news, setNews] = useState<Job>();
  const follows = follow && !isEnded(known);
  useEffect(() => {
    if (!follows) {
      return;
    }
    const stop = new AbortController();
    void followJob(
      known.id,
      (job) => {
        setNews(job);
        if (isEnded(job)) {
          onEnd?.();
        }
      },
      stop.signal,
    );
    return () => stop.abort();
  }, [known.id, follows, onEnd]);
  return follows && news?.id === known.id ? news : known;
}
