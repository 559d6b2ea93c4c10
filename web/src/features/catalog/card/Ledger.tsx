import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { branchChoices, useBranches } from '@/kit/branches';
import { formatDateTime } from '@/kit/dates';
import { Failure, Loading } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { useUrlState } from '@/kit/urlState';
import { formatNumber } from '@/money/format';
import { stockBoundTo, useUser } from '@/offline/session/session';
import { type LedgerEntry, ledgerPages } from '../queries';

/** What came and went of a product, newest first. */
export function Ledger({ sku }: { sku: string }) {
  const { t, i18n } = useTranslation('catalog');
  const [url, setUrl] = useUrlState(['branch']);
  const branches = useBranches();
  const own = stockBoundTo(useUser());
  const branch = own ?? url.branch;
  const pages = useInfiniteQuery(ledgerPages(sku, branch));
  // biome-ignore lint/correctness/useExhaustiveDependencies: numbers and dates follow the language.
  const columns = useMemo<Column<LedgerEntry>[]>(
    () => [
      {
        id: 'at',
        header: t('field.date'),
        value: (row) => row.occurred_at,
        cell: (row) => formatDateTime(row.occurred_at),
        noWrap: true,
      },
      { id: 'branch', header: t('field.branch'), value: (row) => row.branch },
      {
        id: 'kind',
        header: t('catalog.stock.kind'),
        value: (row) => wordOf(t, 'catalog.stock.kinds', row.kind),
      },
      {
        id: 'quantity',
        header: t('field.quantity'),
        value: (row) => row.quantity,
        cell: (row) => `${row.quantity > 0 ? '+' : ''}${formatNumber(row.quantity)}`,
        numeric: true,
      },
      { id: 'reason', header: t('field.reason'), value: (row) => row.reason, wideOnly: true },
      { id: 'number', header: t('catalog.stock.number'), value: (row) => row.number, numeric: true, wideOnly: true },
    ],
    [t, i18n.language],
  );
  if (pages.isPending) {
    return <Loading />;
  }
  if (pages.isError && pages.data === undefined) {
    return <Failure error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  return (
    <DataTable
      label={t('catalog.card.ledger')}
      rows={pages.data?.pages.flatMap((page) => page.items) ?? []}
      columns={columns}
      rowKey={(row) => String(row.number)}
      exportFrom={{ path: '/api/deposito/movimientos/exportar', query: { sku, branch } }}
      onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
      loadingMore={pages.isFetchingNextPage}
      actions={
        own === null && (
          <Select
            size="xs"
            aria-label={t('field.branch')}
            placeholder={t('catalog.stock.allBranches')}
            clearable
            data={branchChoices(branches.data)}
            value={branch ?? null}
            onChange={(chosen) => setUrl({ branch: chosen })}
          />
        )
      }
    />
  );
}
