import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { formatDateTime } from '@/kit/dates';
import { notifyDone, notifyProblem } from '@/kit/notices';
import { Empty, Failure, Loading } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { DELIVERIES_KEY, type Delivery, deliveryPages } from './queries';

/** What could not be handed over to whom, why, and what a person does about it. */
export function FailedDeliveries() {
  const { t } = useTranslation('jobs');
  const queries = useQueryClient();
  const [dropping, setDropping] = useState<Delivery>();
  const pages = useInfiniteQuery(deliveryPages);
  const reload = useCallback(() => queries.invalidateQueries({ queryKey: DELIVERIES_KEY }), [queries]);
  const columns = useColumns(reload, setDropping);
  return (
    <Stack>
      <Text size="sm">{t('jobs.deliveries.about')}</Text>
      {pages.isPending && <Loading />}
      {pages.isError && pages.data === undefined && (
        <Failure error={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.data !== undefined && (
        <DataTable
          label={t('jobs.deliveries.title')}
          rows={pages.data.pages.flatMap((page) => page.items)}
          columns={columns}
          rowKey={(row) => String(row.id)}
          onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
          loadingMore={pages.isFetchingNextPage}
          exportFrom={{ path: '/api/outbox/fallidos/exportar', query: {} }}
          empty={<Empty title={t('jobs.deliveries.none')} />}
        />
      )}
      {dropping !== undefined && (
        <ConfirmDialog
          title={t('jobs.deliveries.dropTitle')}
          action={t('jobs.deliveries.drop')}
          onClose={() => setDropping(undefined)}
          onConfirm={async () => {
            await data(
              api.POST('/api/outbox/fallidos/{id}/descartar', {
                params: { path: { id: String(dropping.id) } },
                body: {},
              }),
            );
            await reload();
            notifyDone(t('jobs.deliveries.dropped'));
          }}
        >
          {t('jobs.deliveries.dropText')}
        </ConfirmDialog>
      )}
    </Stack>
  );
}

function useColumns(reload: () => Promise<void>, onDrop: (row: Delivery) => void): Column<Delivery>[] {
  const { t, i18n } = useTranslation('jobs');
  // biome-ignore lint/correctness/useExhaustiveDependencies: dates follow the language.
  return useMemo<Column<Delivery>[]>(() => {
    const consumerOf = (row: Delivery) => wordOf(t, 'jobs.deliveries.consumers', word(row.consumer));
    const whatOf = (row: Delivery) => wordOf(t, 'jobs.deliveries.events', word(row.kind));
    const retry = async (row: Delivery) => {
      try {
        await data(
          api.POST('/api/outbox/fallidos/{id}/reintentar', { params: { path: { id: String(row.id) } }, body: {} }),
        );
        notifyDone(t('jobs.deliveries.retrying'));
      } catch (error) {
        notifyProblem(error);
      }
      await reload();
    };
    return [
      {
        id: 'what',
        header: t('jobs.deliveries.what'),
        value: (row) => `${whatOf(row)} ${row.key}`,
        cell: (row) => (
          <>
            {whatOf(row)} → {consumerOf(row)}
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {row.key}
            </Text>
            <Text size="xs" c="dimmed" hiddenFrom="md">
              {formatDateTime(row.failed_at)}
            </Text>
          </>
        ),
      },
      {
        id: 'why',
        header: t('jobs.deliveries.why'),
        value: (row) => row.error,
        // What can be done stands below where there is no room beside.
        cell: (row) => (
          <Group gap="xs" justify="space-between">
            <Text size="sm" style={{ flex: '1 1 7rem', overflowWrap: 'anywhere' }}>
              {row.error}
            </Text>
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                disabled={row.retry_requested_at !== undefined}
                aria-label={t('jobs.deliveries.retryOf', { name: row.key })}
                onClick={() => void retry(row)}
              >
                {t('jobs.deliveries.retry')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('jobs.deliveries.dropOf', { name: row.key })}
                onClick={() => onDrop(row)}
              >
                {t('jobs.deliveries.drop')}
              </Button>
            </Group>
          </Group>
        ),
      },
      {
        id: 'failed',
        header: t('jobs.deliveries.when'),
        value: (row) => row.failed_at,
        cell: (row) => formatDateTime(row.failed_at),
        noWrap: true,
        wideOnly: 'md',
      },
    ];
  }, [t, i18n.language, reload, onDrop]);
}

/** Keys of messages have no points of their own. */
function word(name: string): string {
  return name.replaceAll(/[.-]/g, '_');
}
