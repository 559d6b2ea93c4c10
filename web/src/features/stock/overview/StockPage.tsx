import { Button, Group, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { formatNumber } from '@/money/format';
import { may, useUser } from '@/offline/session/session';
import { mayActAt } from '../access';
import { BranchSelect, useChosenBranch } from '../branches';
import { MinimumDialog, type MinimumOf } from '../MinimumDialog';
import { ProductEntry } from '../ProductEntry';
import { ProductLink } from '../ProductLink';
import { MOST_ROWS, type StockItem, useCatalogue, useStock } from '../queries';
import { ProductStock } from './ProductStock';

interface Row extends StockItem {
  name: string | undefined;
  category: string;
  unit: string;
}

/** What there is, at one branch or all; a scanned product is shown at every branch. */
export default function StockPage() {
  const { t } = useTranslation('stock');
  const [branch, setBranch] = useChosenBranch();
  const [chosen, setChosen] = useState<{ sku: string; name: string; unit: string }>();
  const [minimumOf, setMinimumOf] = useState<MinimumOf>();

  return (
    <Stack gap="sm">
      <ScreenHead title={t('stock.overview.title')} />
      <Group gap="sm" align="flex-start">
        <BranchSelect size="md" withAll value={branch} onChange={setBranch} />
        <div style={{ flex: '1 1 20rem' }}>
          <ProductEntry
            branch={branch}
            label={t('stock.overview.find')}
            onProduct={(product) => {
              setChosen(product);
              return undefined;
            }}
          />
        </div>
      </Group>
      {chosen === undefined ? (
        <BranchStock branch={branch} onMinimum={setMinimumOf} />
      ) : (
        <ProductStock product={chosen} onClose={() => setChosen(undefined)} onMinimum={setMinimumOf} />
      )}
      {minimumOf !== undefined && <MinimumDialog product={minimumOf} onClose={() => setMinimumOf(undefined)} />}
    </Stack>
  );
}

function BranchStock({ branch, onMinimum }: { branch: string; onMinimum: (product: MinimumOf) => void }) {
  const { t } = useTranslation('stock');
  const user = useUser();
  const stock = useStock(branch);
  const catalogue = useCatalogue();
  const mayWrite = may(user, 'stock.set_minimums');

  const rows = useMemo<Row[]>(
    () =>
      (stock.data ?? []).map((item) => {
        const product = catalogue.data?.get(item.sku);
        return { ...item, name: product?.name, category: product?.category ?? '', unit: product?.unit ?? '' };
      }),
    [stock.data, catalogue.data],
  );
  const columns = useMemo<Column<Row>[]>(() => {
    const number = (id: 'on_hand' | 'reserved' | 'available' | 'minimum'): Column<Row> => ({
      id,
      header: t(`stock.column.${id}`),
      value: (row) => row[id],
      cell: (row) => formatNumber(row[id]),
      numeric: true,
      wideOnly: id !== 'available',
    });
    const minimum: Column<Row> = {
      ...number('minimum'),
      cell: (row) =>
        mayWrite && mayActAt(user, row.branch) ? (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('stock.minimum.of', { name: row.name ?? row.sku, minimum: formatNumber(row.minimum) })}
            onClick={() => onMinimum({ ...row, name: row.name ?? row.sku })}
          >
            {formatNumber(row.minimum)}
          </Button>
        ) : (
          formatNumber(row.minimum)
        ),
    };
    return [
      {
        id: 'name',
        header: t('stock.column.product'),
        value: (row) => `${row.name ?? ''} ${row.sku}`.trim(),
        cell: (row) => (
          <ProductLink
            sku={row.sku}
            name={row.name}
            narrow={
              <>
                {branch === '' && <strong>{row.branch} </strong>}
                {t('stock.overview.detail', {
                  on_hand: formatNumber(row.on_hand),
                  reserved: formatNumber(row.reserved),
                  minimum: formatNumber(row.minimum),
                })}
              </>
            }
          />
        ),
      },
      { id: 'category', header: t('stock.column.category'), value: (row) => row.category, wideOnly: 'lg' },
      ...(branch === ''
        ? [{ id: 'branch', header: t('field.branch'), value: (row: Row) => row.branch, wideOnly: true, noWrap: true }]
        : []),
      number('on_hand'),
      number('reserved'),
      number('available'),
      minimum,
      { id: 'unit', header: t('stock.column.unit'), value: (row) => row.unit, wideOnly: 'lg' },
    ];
  }, [t, branch, mayWrite, user, onMinimum]);

  if (stock.isPending) {
    return <Loading />;
  }
  if (stock.isError) {
    return <Failure error={stock.error} onRetry={() => void stock.refetch()} />;
  }
  return (
    <>
      {stock.data.length >= MOST_ROWS && <Text size="sm">{t('stock.overview.tooMany', { count: MOST_ROWS })}</Text>}
      <DataTable
        rows={rows}
        columns={columns}
        rowKey={(row) => `${row.sku} ${row.branch}`}
        exportFrom={{ path: '/api/deposito/stock/exportar', query: { branch } }}
        label={t('stock.overview.title')}
      />
    </>
  );
}
