import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/kit/dates';
import { Failure, Loading } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { formatMoney } from '@/money/format';
import { useCurrencies } from '../currencies';
import { type Price, type Product, pricesOf } from '../queries';
import { type PricePhase, phaseOf } from './prices';

const COLORS: Record<PricePhase, string> = { past: 'gray', current: 'teal', future: 'steel' };

/** All prices a product had, has and will have. */
export function PriceHistory({ product }: { product: Product }) {
  const { t, i18n } = useTranslation('catalog');
  const prices = useQuery(pricesOf(product.sku));
  const severalCurrencies = useCurrencies().length > 1;
  const placeOf = (row: Price) =>
    row.branch ??
    (severalCurrencies ? t('catalog.price.generalIn', { currency: row.currency }) : t('catalog.price.general'));
  // biome-ignore lint/correctness/useExhaustiveDependencies: money and dates follow the language.
  const columns = useMemo<Column<Price>[]>(
    () => [
      {
        id: 'from',
        header: t('catalog.price.validFrom'),
        value: (row) => row.valid_from,
        cell: (row) => (
          <>
            {formatDateTime(row.valid_from)}
            {/* On a phone there is no column for it. */}
            <Text size="xs" c="dimmed" hiddenFrom="sm">
              {placeOf(row)}
            </Text>
          </>
        ),
      },
      {
        id: 'amount',
        header: t('field.price'),
        value: (row) => row.amount,
        cell: (row) => formatMoney(row.amount, row.currency),
        numeric: true,
      },
      {
        id: 'phase',
        header: t('catalog.fields.state'),
        value: (row) => t(`catalog.price.phase.${phaseOf(row, Date.now())}`),
        cell: (row) => {
          const phase = phaseOf(row, Date.now());
          return (
            <Badge color={COLORS[phase]} variant={phase === 'past' ? 'outline' : 'light'}>
              {t(`catalog.price.phase.${phase}`)}
            </Badge>
          );
        },
      },
      {
        id: 'branch',
        header: t('field.branch'),
        value: placeOf,
        wideOnly: true,
      },
      {
        id: 'to',
        header: t('catalog.price.validTo'),
        value: (row) => row.valid_to,
        cell: (row) => (row.valid_to === null ? '—' : formatDateTime(row.valid_to)),
        wideOnly: true,
      },
      { id: 'reason', header: t('field.reason'), value: (row) => row.reason, wideOnly: true },
      { id: 'by', header: t('catalog.price.by'), value: (row) => row.created_by, wideOnly: true },
    ],
    [t, i18n.language, severalCurrencies],
  );
  if (prices.isPending) {
    return <Loading />;
  }
  if (prices.isError) {
    return <Failure error={prices.error} onRetry={() => void prices.refetch()} />;
  }
  return (
    <DataTable
      label={t('catalog.card.prices')}
      rows={prices.data}
      columns={columns}
      rowKey={(row) => `${row.branch ?? ''} ${row.currency} ${row.valid_from} ${row.created_at}`}
      exportFrom={{ path: `/api/pos/productos/${encodeURIComponent(product.sku)}/precios/exportar`, query: {} }}
    />
  );
}
