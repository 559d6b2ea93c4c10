import { Box, Group, Select, Stack, Switch, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/kit/dates';
import { JobProgress } from '@/kit/jobs/JobProgress';
import { JOBS_KEY } from '@/kit/jobs/queries';
import { type Job, useJob } from '@/kit/jobs/useJob';
import { Empty, Failure, Loading } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { useUrlState } from '@/kit/urlState';
import { JobActions } from './JobActions';
import { followed, jobPages, STATES } from './queries';
import { kindOf } from './words';

/** What waits, what runs and how far it is, what became of the rest. */
export function JobList() {
  const { t, i18n } = useTranslation('jobs');
  const queries = useQueryClient();
  const [url, setUrl] = useUrlState(['status', 'mine']);
  const pages = useInfiniteQuery(jobPages({ status: url.status, mine: url.mine === 'true' }));
  const reload = useCallback(() => void queries.invalidateQueries({ queryKey: JOBS_KEY }), [queries]);
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const columns = useColumns(rows, reload, i18n.language);
  return (
    <Stack>
      <Group align="flex-end">
        <Select
          label={t('jobs.status')}
          placeholder={t('jobs.any')}
          clearable
          data={STATES.map((state) => ({ value: state, label: t(`job.status.${state}`) }))}
          value={url.status ?? null}
          onChange={(status) => setUrl({ status })}
        />
        <Switch
          label={t('jobs.mine')}
          checked={url.mine === 'true'}
          onChange={(event) => setUrl({ mine: event.currentTarget.checked ? 'true' : undefined })}
          pb={8}
        />
      </Group>
      {pages.isPending && <Loading />}
      {pages.isError && pages.data === undefined && (
        <Failure error={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.data !== undefined && (
        <DataTable
          label={t('jobs.title')}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.id}
          onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
          loadingMore={pages.isFetchingNextPage}
          exportFrom={{ path: '/api/jobs/exportar', query: { status: url.status, mine: url.mine } }}
          empty={
            <Empty title={t('jobs.none')}>
              <Text size="sm">{t('jobs.about')}</Text>
            </Empty>
          }
        />
      )}
    </Stack>
  );
}

function useColumns(rows: readonly Job[], reload: () => void, language: string): Column<Job>[] {
  const { t } = useTranslation('jobs');
  // biome-ignore lint/correctness/useExhaustiveDependencies: dates follow the language.
  return useMemo<Column<Job>[]>(() => {
    const live = followed(rows);
    return [
      {
        id: 'kind',
        header: t('jobs.kind'),
        value: (row) => kindOf(t, row),
        cell: (row) => (
          <>
            {kindOf(t, row)}
            <Text size="xs" c="dimmed" hiddenFrom="md">
              {formatDateTime(row.created_at)} · {row.owner}
            </Text>
          </>
        ),
      },
      {
        id: 'status',
        header: t('jobs.status'),
        value: (row) => t(`job.status.${row.status}`),
        // What can be done stands below where there is no room beside.
        cell: (row) => (
          <Group gap="xs" justify="space-between">
            <Box style={{ flex: '1 1 7rem' }}>
              <LiveProgress job={row} follow={live.has(row.id)} onEnd={reload} />
            </Box>
            <JobActions job={row} name={`${kindOf(t, row)}, ${formatDateTime(row.created_at)}`} onChange={reload} />
          </Group>
        ),
      },
      { id: 'owner', header: t('jobs.owner'), value: (row) => row.owner, wideOnly: 'md' },
      {
        id: 'created',
        header: t('jobs.created'),
        value: (row) => row.created_at,
        cell: (row) => formatDateTime(row.created_at),
        noWrap: true,
        wideOnly: 'md',
      },
      {
        id: 'ended',
        header: t('jobs.ended'),
        value: (row) => row.ended_at ?? '',
        cell: (row) => (row.ended_at === undefined ? '' : formatDateTime(row.ended_at)),
        noWrap: true,
        wideOnly: 'lg',
      },
    ];
  }, [t, language, rows, reload]);
}

function LiveProgress({ job, follow, onEnd }: { job: Job; follow: boolean; onEnd: () => void }) {
  return <JobProgress job={useJob(job, { follow, onEnd })} compact />;
}
