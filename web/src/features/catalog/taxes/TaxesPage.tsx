import { Badge, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/kit/dates';
import { IconPlus } from '@/kit/icons';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { formatPercent } from '@/money/format';
import { may, useUser } from '@/offline/session/session';
import { taxCategories } from '../queries';
import { RateDialog } from './RateDialog';
import { phaseOf, type RatePhase, type RateRow, rateRows } from './rates';

const COLORS: Record<RatePhase, string> = { past: 'gray', current: 'teal', future: 'steel' };

/** What products are taxed as, and how much that is by country and day. */
export default function TaxesPage() {
  const { t } = useTranslation('catalog');
  const mayAdd = may(useUser(), 'catalog.manage_taxes');
  const taxes = useQuery(taxCategories);
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  return (
    <Stack>
      <ScreenHead title={t('catalog.rates.title')}>
        {mayAdd && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t('catalog.rates.new')}
          </Button>
        )}
      </ScreenHead>
      <Text size="sm" c="dimmed" maw="60rem">
        {t('catalog.rates.about')}
      </Text>
      {taxes.isPending && <Loading />}
      {taxes.isError && <Failure error={taxes.error} onRetry={() => void taxes.refetch()} />}
      {taxes.isSuccess && (
        <DataTable
          label={t('catalog.rates.title')}
          rows={rateRows(taxes.data)}
          columns={columns}
          rowKey={(row) => `${row.category} ${row.country ?? ''} ${row.from ?? ''}`}
          exportFrom={{ path: '/api/pos/impuestos/exportar', query: {} }}
        />
      )}
      {adding && <RateDialog categories={taxes.data ?? []} onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function useColumns(): Column<RateRow>[] {
  const { t, i18n } = useTranslation('catalog');
  const countryOf = (row: RateRow) =>
    t(row.country === undefined ? 'catalog.rates.everywhere' : `catalog.rates.countries.${row.country}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: numbers and dates follow the language.
  return useMemo<Column<RateRow>[]>(
    () => [
      {
        id: 'category',
        header: t('catalog.rates.category'),
        value: (row) => [wordOf(t, 'catalog.taxes', row.category), countryOf(row)].join(' '),
        cell: (row) => (
          <>
            <Text size="sm" fw={600}>
              {wordOf(t, 'catalog.taxes', row.category)}
            </Text>
            <Text size="xs" c="dimmed">
              {countryOf(row)}
            </Text>
          </>
        ),
      },
      {
        id: 'percent',
        header: t('catalog.rates.percent'),
        value: (row) => row.percent,
        cell: (row) => (row.percent === undefined ? '—' : formatPercent(row.percent, 2)),
        numeric: true,
        noWrap: true,
      },
      {
        id: 'from',
        header: t('catalog.rates.from'),
        value: (row) => row.from,
        cell: (row) => (row.from === undefined ? '—' : formatDay(row.from)),
        noWrap: true,
        wideOnly: true,
      },
      {
        id: 'to',
        header: t('catalog.rates.to'),
        value: (row) => row.to,
        cell: (row) => (row.to === undefined ? '—' : formatDay(row.to)),
        noWrap: true,
        wideOnly: 'md',
      },
      {
        id: 'phase',
        header: t('catalog.fields.state'),
        value: (row) => phaseOf(row),
        cell: (row) => <Phase row={row} />,
      },
    ],
    [t, i18n.language],
  );
}

function Phase({ row }: { row: RateRow }) {
  const { t } = useTranslation('catalog');
  const phase = phaseOf(row);
  return phase === undefined ? (
    '—'
  ) : (
    <>
      <Badge color={COLORS[phase]} variant={phase === 'past' ? 'outline' : 'light'}>
        {t(`catalog.price.phase.${phase}`)}
      </Badge>
      {phase === 'future' && row.from !== undefined && (
        <Text size="xs" c="dimmed">
          {formatDay(row.from)}
        </Text>
      )}
    </>
  );
}
