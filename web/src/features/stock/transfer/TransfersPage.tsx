import { Anchor, Badge, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { formatDateTime } from '@/kit/dates';
import { IconPlus } from '@/kit/icons';
import { Empty, Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { formatNumber } from '@/money/format';
import { BranchSelect, useChosenBranch } from '../branches';
import { atBranch, pageOf } from '../queries';
import { STATUS_COLORS, STATUSES, type Transfer } from './queries';

const PAGE = 100;

/** Transfers from or to a branch, newest first. */
export default function TransfersPage() {
  const { t } = useTranslation('stock');
  const [branch, setBranch] = useChosenBranch();
  const [status, setStatus] = useState('');
  const list = useInfiniteQuery({
    queryKey: ['stock', 'transfers', branch, status],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/deposito/traslados', {
          params: { query: { ...pageOf(pageParam, PAGE), ...atBranch(branch), ...(status === '' ? {} : { status }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const columns = useColumns();
  const create = (
    <Button
      size="md"
      leftSection={<IconPlus />}
      renderRoot={(props) => <Link to="/bodega/traslados/nuevo" {...props} />}
    >
      {t('stock.transfer.new')}
    </Button>
  );

  return (
    <Stack gap="sm">
      <ScreenHead title={t('stock.transfer.title')}>{create}</ScreenHead>
      <Group gap="sm">
        <BranchSelect size="md" withAll value={branch} onChange={setBranch} />
        <Select
          size="md"
          label={t('stock.transfer.status')}
          data={[
            { value: '', label: t('stock.transfer.anyStatus') },
            ...STATUSES.map((each) => ({ value: each, label: t(`stock.transfer.statuses.${each}`) })),
          ]}
          value={status}
          onChange={(next) => setStatus(next ?? '')}
          allowDeselect={false}
          maw={220}
        />
      </Group>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && (
        <DataTable
          rows={rows}
          columns={columns}
          rowKey={(row) => row.id}
          exportFrom={{ path: '/api/deposito/traslados/exportar', query: { branch, status } }}
          label={t('stock.transfer.title')}
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          loadingMore={list.isFetchingNextPage}
          empty={
            <Empty title={t('stock.transfer.none')}>
              <Text size="sm" c="dimmed" ta="center">
                {t('stock.transfer.noneHint')}
              </Text>
            </Empty>
          }
        />
      )}
    </Stack>
  );
}

function useColumns(): Column<Transfer>[] {
  const { t } = useTranslation('stock');
  return useMemo<Column<Transfer>[]>(
    () => [
      {
        id: 'created',
        header: t('field.date'),
        value: (row) => row.created_at,
        cell: (row) => (
          <Anchor
            size="sm"
            renderRoot={(props) => <Link to="/bodega/traslados/$id" params={{ id: row.id }} {...props} />}
          >
            {formatDateTime(row.created_at)}
          </Anchor>
        ),
      },
      {
        id: 'way',
        header: t('stock.transfer.way'),
        value: (row) => `${row.from} → ${row.to}`,
      },
      {
        id: 'status',
        header: t('stock.transfer.status'),
        value: (row) => t(`stock.transfer.statuses.${row.status}`),
        cell: (row) => (
          <Badge color={STATUS_COLORS[row.status]} variant="filled" tt="none">
            {t(`stock.transfer.statuses.${row.status}`)}
          </Badge>
        ),
      },
      {
        id: 'lines',
        header: t('stock.transfer.products'),
        value: (row) => row.items.length,
        cell: (row) => formatNumber(row.items.length),
        numeric: true,
        wideOnly: true,
      },
      {
        id: 'reason',
        header: t('field.reason'),
        value: (row) => [row.reason, row.shortage_reason].filter(Boolean).join(' · '),
        wideOnly: true,
      },
    ],
    [t],
  );
}
