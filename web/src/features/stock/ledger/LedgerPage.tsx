import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { all, api, data, type Schemas } from '@/api/client';
import { formatDateTime } from '@/kit/dates';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { formatNumber } from '@/money/format';
import { may, stockBoundTo, useUser } from '@/offline/session/session';
import { BranchSelect, useChosenBranch } from '../branches';
import { ProductEntry } from '../ProductEntry';
import { ProductLink } from '../ProductLink';
import { atBranch, pageOf, useNames } from '../queries';

type Entry = Schemas['LedgerEntry'];

const PAGE = 100;
/** Under this id the program itself moves goods, such as those of an import. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Every movement of goods, newest first: what, where, how many, who and why. */
export default function LedgerPage() {
  const { t } = useTranslation('stock');
  const search = useSearch({ strict: false }) as { sku?: unknown };
  const own = stockBoundTo(useUser());
  const [chosen, setBranch] = useChosenBranch();
  const branch = own ?? chosen;
  const [sku, setSku] = useState(search.sku === undefined ? '' : String(search.sku));
  const ledger = useInfiniteQuery({
    queryKey: ['stock', 'ledger', branch, sku],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/deposito/movimientos', {
          params: { query: { ...pageOf(pageParam, PAGE), ...atBranch(branch), ...(sku === '' ? {} : { sku }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = useMemo(() => ledger.data?.pages.flatMap((page) => page.items) ?? [], [ledger.data]);
  const columns = useColumns(rows);

  return (
    <Stack gap="sm">
      <ScreenHead title={t('stock.ledger.title')} />
      <Group gap="sm" align="flex-start">
        {own === null && <BranchSelect size="md" withAll value={branch} onChange={setBranch} />}
        <div style={{ flex: '1 1 20rem' }}>
          <ProductEntry
            branch={branch}
            label={t('stock.ledger.product')}
            onProduct={(product) => {
              setSku(product.sku);
              return undefined;
            }}
          />
        </div>
      </Group>
      {sku !== '' && (
        <Group gap="sm">
          <Text size="sm" fw={600}>
            {t('stock.ledger.of', { sku })}
          </Text>
          <Button size="sm" variant="default" onClick={() => setSku('')}>
            {t('stock.ledger.everything')}
          </Button>
        </Group>
      )}
      {ledger.isPending && <Loading />}
      {ledger.isError && <Failure error={ledger.error} onRetry={() => void ledger.refetch()} />}
      {ledger.data !== undefined && (
        <DataTable
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.number)}
          exportFrom={{ path: '/api/deposito/movimientos/exportar', query: { branch, sku } }}
          label={t('stock.ledger.title')}
          pageSize={PAGE}
          onMore={ledger.hasNextPage ? () => void ledger.fetchNextPage() : undefined}
          loadingMore={ledger.isFetchingNextPage}
        />
      )}
    </Stack>
  );
}

function useColumns(rows: readonly Entry[]): Column<Entry>[] {
  const { t } = useTranslation('stock');
  const names = useNames(rows.map((row) => row.sku));
  const who = useWho();
  return useMemo<Column<Entry>[]>(
    () => [
      {
        id: 'time',
        header: t('field.date'),
        value: (row) => row.occurred_at,
        cell: (row) => formatDateTime(row.occurred_at),
        wideOnly: true,
        noWrap: true,
      },
      {
        id: 'product',
        header: t('stock.column.product'),
        value: (row) => `${names.get(row.sku)?.name ?? ''} ${row.sku}`.trim(),
        cell: (row) => (
          <ProductLink
            sku={row.sku}
            name={names.get(row.sku)?.name}
            narrow={[
              formatDateTime(row.occurred_at),
              row.branch,
              t(`stock.kind.${row.kind}`),
              row.reason,
              who(row.user_id),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ),
      },
      { id: 'branch', header: t('field.branch'), value: (row) => row.branch, wideOnly: true, noWrap: true },
      {
        id: 'kind',
        header: t('stock.column.kind'),
        value: (row) => t(`stock.kind.${row.kind}`),
        wideOnly: true,
      },
      {
        id: 'quantity',
        header: t('field.quantity'),
        value: (row) => row.quantity,
        cell: (row) => (
          <Text size="sm" fw={700} component="span" c={row.quantity < 0 ? 'var(--figure-bad)' : 'var(--figure-good)'}>
            {row.quantity > 0 ? '+' : ''}
            {formatNumber(row.quantity)}
          </Text>
        ),
        numeric: true,
      },
      { id: 'reason', header: t('field.reason'), value: (row) => row.reason ?? '', wideOnly: 'md' },
      { id: 'who', header: t('stock.column.who'), value: (row) => who(row.user_id), wideOnly: 'md' },
    ],
    [t, names, who],
  );
}

/** Names of users, as far as the reader may know them; otherwise enough of the id to tell two people apart. */
function useWho(): (id: string) => string {
  const { t } = useTranslation('stock');
  const user = useUser();
  const users = useQuery({
    queryKey: ['users', 'names'],
    queryFn: () => all((after) => data(api.GET('/api/pos/usuarios', { params: { query: pageOf(after) } }))),
    enabled: may(user, 'identity.manage_users'),
    staleTime: 60_000,
  });
  return useMemo(() => {
    const names = new Map(users.data?.map((each) => [each.id, each.name]));
    names.set(NOBODY, t('stock.ledger.program')).set(user.id, user.name);
    return (id: string) => names.get(id) ?? t('stock.ledger.somebody', { id: id.slice(-4) });
  }, [users.data, user, t]);
}
