import { Card, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/kit/dates';
import { JobProgress } from '@/kit/jobs/JobProgress';
import { JOBS_KEY, jobById } from '@/kit/jobs/queries';
import { type Job, useJob } from '@/kit/jobs/useJob';
import { Failure, Loading } from '@/kit/states';
import { JobActions } from './JobActions';
import { kindOf } from './words';

/** The job that a link in a message leads to. */
export function OneJob({ id }: { id: string }) {
  const known = useQuery(jobById(id));
  if (known.data !== undefined) {
    return <Shown known={known.data} />;
  }
  return known.isError ? <Failure error={known.error} onRetry={() => void known.refetch()} /> : <Loading />;
}

function Shown({ known }: { known: Job }) {
  const { t } = useTranslation('jobs');
  const queries = useQueryClient();
  const reload = useCallback(() => void queries.invalidateQueries({ queryKey: JOBS_KEY }), [queries]);
  const job = useJob(known, { onEnd: reload });
  const name = kindOf(t, job);
  return (
    <Card withBorder maw={640}>
      <Stack gap="xs">
        <Text fw={600}>{name}</Text>
        <Text size="xs" c="dimmed">
          {formatDateTime(job.created_at)} · {job.owner}
        </Text>
        <JobProgress job={job} />
        <Group>
          <JobActions job={job} name={`${name}, ${formatDateTime(job.created_at)}`} onChange={reload} />
        </Group>
      </Stack>
    </Card>
  );
}
