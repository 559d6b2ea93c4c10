import { Badge, Button, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { formatDay } from '@/kit/dates';
import { IconPlus } from '@/kit/icons';
import { notifyDone } from '@/kit/notices';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { formatPercent } from '@/money/format';
import { may, useUser } from '@/offline/session/session';
import { CATALOG_KEY, taxCategories } from '../queries';
import { RateDialog } from './RateDialog';
import { phaseOf, type RatePhase, type RateRow, rateRows } from './rates';

const COLORS: Record<RatePhase, string> = { past: 'gray', current: 'teal', future: 'steel' };

/** What products are taxed as, and how much that is by country and day. */
export default function TaxesPage() {
  const { t } = useTranslation('catalog');
  const mayAdd = may(useUser(), 'catalog.manage_taxes');
  const taxes = useQuery(taxCategories);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<RateRow>();
  const queries = useQueryClient();
  const columns = useColumns(mayAdd ? setLeaving : undefined);
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
      {leaving !== undefined && (
        <ConfirmDialog
          title={t('catalog.rates.withdrawTitle')}
          action={t('catalog.rates.withdraw')}
          onClose={() => setLeaving(undefined)}
          onConfirm={async () => {
            const { category, country = '', from = '' } = leaving;
            await data(
              api.DELETE('/api/pos/impuestos/{category}/tasas/{country}/{day}', {
                params: { path: { category, country, day: from } },
              }),
            );
            await queries.invalidateQueries({ queryKey: CATALOG_KEY });
            notifyDone(t('catalog.rates.withdrawn'));
          }}
        >
          {t('catalog.rates.withdrawText', {
            category: wordOf(t, 'catalog.taxes', leaving.category),
            percent: formatPercent(leaving.percent ?? 0, 2),
            day: formatDay(leaving.from ?? ''),
          })}
        </ConfirmDialog>
      )}
      {adding && <RateDialog categories={taxes.data ?? []} onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function useColumns(onWithdraw: ((row: RateRow) => void) | undefined): Column<RateRow>[] {
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
        value: (row) => {
          const phase = phaseOf(row);
          return phase && t(`catalog.price.phase.${phase}`);
        },
        cell: (row) => <Phase row={row} onWithdraw={onWithdraw} />,
      },
    ],
    [t, i18n.language, onWithdraw],
  );
}

interface PhaseProps {
  row: RateRow;
  onWithdraw: ((row: RateRow) => void) | undefined;
}

/** Where a rate stands in time; what has not begun can be withdrawn. */
function Phase({ row, onWithdraw }: PhaseProps) {
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
      {phase === 'future' && onWithdraw !== undefined && (
        <Button
          size="compact-xs"
          variant="default"
          mt={2}
          aria-label={`${t('catalog.rates.withdraw')}: ${wordOf(t, 'catalog.taxes', row.category)}, ${formatDay(row.from ?? '')}`}
          onClick={() => onWithdraw(row)}
        >
          {t('catalog.rates.withdraw')}
        </Button>
      )}
    </>
  );
}
