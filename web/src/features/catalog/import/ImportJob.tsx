import { Alert, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { raw, type Schemas } from '@/api/client';
import { cancelJob } from '@/kit/jobs/actions';
import { JobProgress } from '@/kit/jobs/JobProgress';
import { JOBS_KEY, jobById } from '@/kit/jobs/queries';
import { isEnded, type Job, useJob } from '@/kit/jobs/useJob';
import { notifyProblem } from '@/kit/notices';
import { Failure, Loading } from '@/kit/states';
import { CATALOG_KEY } from '../queries';
import { ImportResult } from './ImportResult';

interface Props {
  id: string;
  onAgain: () => void;
}

/** An import that the server does by itself: how far it is, and in the end what became of every line. */
export function ImportJob({ id, onAgain }: Props) {
  const known = useQuery(jobById(id));
  if (known.data !== undefined) {
    return <Followed known={known.data} onAgain={onAgain} />;
  }
  return known.isError ? <Failure error={known.error} onRetry={() => void known.refetch()} /> : <Loading />;
}

function Followed({ known, onAgain }: { known: Job; onAgain: () => void }) {
  const { t } = useTranslation('catalog');
  const queries = useQueryClient();
  const reload = useCallback(() => {
    void queries.invalidateQueries({ queryKey: JOBS_KEY });
    void queries.invalidateQueries({ queryKey: CATALOG_KEY });
  }, [queries]);
  const job = useJob(known, { onEnd: reload });
  if (job.status === 'done') {
    return <Report id={job.id} onAgain={onAgain} />;
  }
  const jobs = <Link to="/trabajos">{t('catalog.import.jobs')}</Link>;
  if (isEnded(job)) {
    const cancelled = job.status === 'cancelled';
    return (
      <Stack>
        <Alert
          color={cancelled ? 'gray' : 'red'}
          role="alert"
          title={cancelled ? t('job.status.cancelled') : t('catalog.import.failed')}
        >
          {cancelled ? t('catalog.import.cancelled') : job.problem?.detail}
        </Alert>
        <Group>
          <Button onClick={onAgain}>{t('catalog.import.again')}</Button>
          {jobs}
        </Group>
      </Stack>
    );
  }
  return (
    <Card withBorder maw={640}>
      <Stack>
        <JobProgress job={job} />
        <Text size="sm" c="dimmed">
          {t('catalog.import.jobHint')}
        </Text>
        <Group>
          <Button variant="default" onClick={() => void cancelJob(job.id).catch(notifyProblem)}>
            {t('action.cancel')}
          </Button>
          {jobs}
        </Group>
      </Stack>
    </Card>
  );
}

function Report({ id, onAgain }: Props) {
  const report = useQuery({
    queryKey: [...JOBS_KEY, 'report', id],
    queryFn: async () => (await (await raw(`/api/jobs/${id}/resultado`)).json()) as Schemas['ImportReport'],
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (report.data !== undefined) {
    return <ImportResult report={report.data} onAgain={onAgain} />;
  }
  return report.isError ? <Failure error={report.error} onRetry={() => void report.refetch()} /> : <Loading />;
}
