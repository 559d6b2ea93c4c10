import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/kit/dates';
import type { PanelProps } from '@/kit/offers';
import { Panel } from '@/kit/Panel';
import { Empty, Failure, Loading } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { formatMoney } from '@/money/format';
import { type TillState, tillStates } from './tillStates';

/** Which tills are open since when, and how the last count of each came out. */
export default function TillsPanel({ branch, currency }: PanelProps) {
  const { t, i18n } = useTranslation('sales');
  const tills = useQuery(tillStates(branch));
  // biome-ignore lint/correctness/useExhaustiveDependencies: money and dates follow the language.
  const columns = useMemo<Column<TillState>[]>(() => {
    const difference = (amount: number) => {
      const key = amount === 0 ? 'even' : amount > 0 ? 'over' : 'short';
      return t(`sales.tills.${key}`, { amount: formatMoney(Math.abs(amount), currency) });
    };
    return [
      {
        id: 'register',
        header: t('sales.tills.register'),
        value: (row) => row.register,
        cell: (row) => (
          <>
            {row.register}
            <Text component="div" hiddenFrom="sm">
              <State open={row.open} />
            </Text>
          </>
        ),
        noWrap: true,
      },
      {
        id: 'state',
        header: t('sales.tills.state'),
        value: (row) => t(row.open ? 'sales.tills.open' : 'sales.tills.closed'),
        cell: (row) => <State open={row.open} />,
        wideOnly: true,
      },
      {
        id: 'since',
        header: t('sales.tills.since'),
        value: (row) => row.session?.opened_at,
        cell: (row) => (row.session == null ? '—' : formatDateTime(row.session.opened_at)),
        noWrap: true,
        wideOnly: true,
      },
      {
        id: 'closed',
        header: t('sales.tills.lastClosing'),
        value: (row) => row.last_closing?.closed_at,
        cell: (row) => (row.last_closing == null ? '—' : formatDateTime(row.last_closing.closed_at)),
        noWrap: true,
        wideOnly: 'md',
      },
      {
        id: 'difference',
        header: t('sales.tills.difference'),
        value: (row) => row.last_closing?.difference_total,
        cell: (row) =>
          row.last_closing == null ? (
            '—'
          ) : (
            <Text
              span
              size="sm"
              fw={row.last_closing.difference_total === 0 ? 400 : 600}
              c={row.last_closing.difference_total < 0 ? 'light-dark(#a61e1e, #ff8787)' : ''}
            >
              {difference(row.last_closing.difference_total)}
            </Text>
          ),
        numeric: true,
      },
    ];
  }, [t, i18n.language, currency]);
  const open = tills.data?.filter((till) => till.open).length ?? 0;
  return (
    <Panel
      title={t('sales.tills.title')}
      side={
        tills.isSuccess && (
          <Text size="sm" c="dimmed">
            {t('sales.tills.openOf', { open, all: tills.data.length })}
          </Text>
        )
      }
    >
      {tills.isPending && <Loading />}
      {tills.isError && <Failure error={tills.error} onRetry={() => void tills.refetch()} />}
      {tills.isSuccess && (
        <DataTable
          label={t('sales.tills.title')}
          rows={tills.data}
          columns={columns}
          rowKey={(row) => row.register}
          exportFrom={{ path: '/api/pos/cajas/exportar', query: { branch } }}
          pageSize={12}
          tools={<span />}
          empty={<Empty title={t('sales.tills.none')} />}
        />
      )}
    </Panel>
  );
}

function State({ open }: { open: boolean }) {
  const { t } = useTranslation('sales');
  return (
    <Badge color={open ? 'teal' : 'gray'} variant={open ? 'light' : 'outline'}>
      {t(open ? 'sales.tills.open' : 'sales.tills.closed')}
    </Badge>
  );
}
