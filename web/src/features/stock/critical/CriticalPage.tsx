import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { all, api, data } from '@/api/client';
import { Empty, Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { formatNumber } from '@/money/format';
import { may, useUser } from '@/offline/session/session';
import { mayActAt } from '../access';
import { BranchSelect, useChosenBranch } from '../branches';
import { MinimumDialog, type MinimumOf } from '../MinimumDialog';
import { ProductLink } from '../ProductLink';
import { atBranch, type CriticalItem, MOST_ROWS, pageOf, useNames } from '../queries';

/** What is at or below its minimum, the worst first. */
export default function CriticalPage() {
  const { t } = useTranslation('stock');
  const user = useUser();
  const [branch, setBranch] = useChosenBranch();
  const [edited, setEdited] = useState<CriticalItem>();
  const list = useQuery({
    queryKey: ['stock', 'critical', branch],
    queryFn: () =>
      all(
        (after) =>
          data(
            api.GET('/api/deposito/stock/critico', { params: { query: { ...pageOf(after), ...atBranch(branch) } } }),
          ),
        MOST_ROWS,
      ),
  });
  const mayWrite = may(user, 'stock.set_minimums');

  const columns = useMemo<Column<CriticalItem>[]>(() => {
    const number = (id: 'on_hand' | 'reserved' | 'available' | 'minimum' | 'deficit'): Column<CriticalItem> => ({
      id,
      header: t(`stock.column.${id}`),
      value: (row) => row[id],
      cell: (row) => formatNumber(row[id]),
      numeric: true,
      wideOnly: id === 'deficit' ? false : id === 'available' ? true : 'md',
    });
    const minimum = (row: CriticalItem) =>
      mayWrite && mayActAt(user, row.branch) ? (
        <Button
          size="sm"
          variant="default"
          aria-label={t('stock.minimum.of', { name: row.name, minimum: formatNumber(row.minimum) })}
          onClick={() => setEdited(row)}
        >
          {t('stock.minimum.now', { minimum: formatNumber(row.minimum) })}
        </Button>
      ) : null;
    return [
      {
        id: 'name',
        header: t('stock.column.product'),
        value: (row) => `${row.name} ${row.sku}`,
        cell: (row) => (
          <ProductLink
            sku={row.sku}
            name={row.name}
            narrow={
              <>
                {branch === '' && <strong>{row.branch} </strong>}
                {minimum(row)}
              </>
            }
          />
        ),
      },
      ...(branch === ''
        ? [
            {
              id: 'branch',
              header: t('field.branch'),
              value: (row: CriticalItem) => row.branch,
              wideOnly: true,
              noWrap: true,
            },
          ]
        : []),
      number('on_hand'),
      number('reserved'),
      number('available'),
      number('minimum'),
      {
        ...number('deficit'),
        cell: (row) => (
          <Text size="sm" fw={700} c="var(--figure-bad)" component="span">
            {formatNumber(row.deficit)}
          </Text>
        ),
      },
      ...(mayWrite
        ? [
            {
              id: 'action',
              header: t('stock.column.action'),
              value: () => undefined,
              cell: minimum,
              wideOnly: true,
              actions: true,
            },
          ]
        : []),
    ];
  }, [t, branch, mayWrite, user]);

  return (
    <Stack gap="sm">
      <ScreenHead title={t('stock.critical.title')} />
      <Group gap="sm">
        <BranchSelect size="md" withAll value={branch} onChange={setBranch} />
      </Group>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && (
        <DataTable
          rows={list.data}
          columns={columns}
          rowKey={(row) => `${row.sku} ${row.branch}`}
          exportFrom={{ path: '/api/deposito/stock/critico/exportar', query: atBranch(branch) }}
          label={t('stock.critical.title')}
          empty={
            <Empty title={t('stock.critical.none')}>
              <Text size="sm" c="dimmed">
                {t('stock.critical.noneHint')}
              </Text>
            </Empty>
          }
        />
      )}
      {edited !== undefined && <EditMinimum item={edited} onClose={() => setEdited(undefined)} />}
    </Stack>
  );
}

/** The list does not say a product's unit, which decides whether its minimum may have decimals. */
function EditMinimum({ item, onClose }: { item: CriticalItem; onClose: () => void }) {
  const product: MinimumOf = { ...item, unit: useNames([item.sku]).get(item.sku)?.unit ?? '' };
  return <MinimumDialog product={product} onClose={onClose} />;
}
