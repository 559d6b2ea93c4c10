import { Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranches } from '@/kit/branches';
import { formatDateTime } from '@/kit/dates';
import { Failure, Loading } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { formatMoney, formatNumber } from '@/money/format';
import { type Price, type Product, pricesOf, stockOf } from '../queries';
import { priceAt } from './prices';

interface Row {
  branch: string;
  name: string;
  price: number | undefined;
  currency: string;
  own: boolean;
  next: Price | undefined;
  onHand: number;
  reserved: number;
  available: number;
  minimum: number;
}

/** Price and stock of a product at every branch. */
export function BranchTable({ product }: { product: Product }) {
  const { t, i18n } = useTranslation('catalog');
  const branches = useBranches();
  const prices = useQuery(pricesOf(product.sku));
  const stock = useQuery(stockOf(product.sku));
  const rows = useMemo<Row[]>(() => {
    const now = Date.now();
    return (branches.data ?? [])
      .filter((branch) => branch.active)
      .map((branch) => {
        const there = stock.data?.find((item) => item.branch === branch.code);
        // A price of all branches holds at those that sell in its currency.
        const held = (prices.data ?? []).filter((price) => price.currency === branch.currency);
        const { amount, own, next } = priceAt(held, branch.code, now);
        return {
          branch: branch.code,
          name: branch.name,
          price: amount,
          currency: branch.currency,
          own,
          next,
          onHand: there?.on_hand ?? 0,
          reserved: there?.reserved ?? 0,
          available: there?.available ?? 0,
          minimum: there?.minimum ?? 0,
        };
      });
  }, [branches.data, prices.data, stock.data]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: money and dates follow the language.
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        id: 'branch',
        header: t('field.branch'),
        value: (row) => `${row.branch} ${row.name}`,
        cell: (row) => (
          <>
            <Text size="sm" fw={600}>
              {row.name}
            </Text>
            <Text size="xs" c="dimmed">
              {row.branch}
            </Text>
          </>
        ),
      },
      {
        id: 'price',
        header: t('field.price'),
        value: (row) => row.price,
        cell: (row) => (
          <Group gap={6} justify="flex-end">
            {row.own && (
              <Badge size="sm" variant="light">
                {t('catalog.price.own')}
              </Badge>
            )}
            {row.price === undefined ? '—' : formatMoney(row.price, row.currency)}
          </Group>
        ),
        numeric: true,
      },
      {
        id: 'next',
        header: t('catalog.price.next'),
        value: (row) => row.next?.amount,
        cell: (row) =>
          row.next === undefined
            ? '—'
            : t('catalog.price.from', {
                amount: formatMoney(row.next.amount, row.next.currency),
                date: formatDateTime(row.next.valid_from),
              }),
        numeric: true,
        wideOnly: 'md',
      },
      {
        id: 'onHand',
        header: t('catalog.stock.onHand'),
        value: (row) => row.onHand,
        cell: (row) => formatNumber(row.onHand),
        numeric: true,
        wideOnly: true,
      },
      {
        id: 'reserved',
        header: t('catalog.stock.reserved'),
        value: (row) => row.reserved,
        cell: (row) => formatNumber(row.reserved),
        numeric: true,
        wideOnly: 'md',
      },
      {
        id: 'available',
        header: t('catalog.stock.available'),
        value: (row) => row.available,
        cell: (row) => (
          <Group gap={6} justify="flex-end">
            {row.minimum > 0 && row.available <= row.minimum && (
              <Badge size="sm" color="orange" variant="filled">
                {t('catalog.stock.critical')}
              </Badge>
            )}
            {formatNumber(row.available)}
          </Group>
        ),
        numeric: true,
      },
      {
        id: 'minimum',
        header: t('catalog.stock.minimum'),
        value: (row) => row.minimum,
        cell: (row) => formatNumber(row.minimum),
        numeric: true,
        wideOnly: 'md',
      },
    ],
    [t, i18n.language],
  );

  const failed = [branches, prices, stock].find((query) => query.isError);
  if (failed !== undefined) {
    return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (branches.isPending || prices.isPending || stock.isPending) {
    return <Loading />;
  }
  return (
    <DataTable
      label={t('catalog.card.branches')}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.branch}
      exportName={`producto-${product.sku}-sucursales`}
    />
  );
}
