import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import type { PanelProps } from '@/kit/offers';
import { Panel } from '@/kit/Panel';
import { Empty, Failure, Loading } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { formatNumber } from '@/money/format';
import { criticalStock } from './queries';

type Item = Schemas['CriticalItem'];

/** What is about to run out, the worst first. */
export default function CriticalPanel({ branch }: PanelProps) {
  const { t } = useTranslation('stock');
  const critical = useQuery(criticalStock(branch));
  const columns = useMemo<Column<Item>[]>(
    () => [
      {
        id: 'name',
        header: t('stock.panel.product'),
        value: (row) => row.name,
        cell: (row) => (
          <Link to="/productos/$sku" params={{ sku: row.sku }}>
            {row.name}
          </Link>
        ),
      },
      { id: 'branch', header: t('field.branch'), value: (row) => row.branch, noWrap: true },
      {
        id: 'available',
        header: t('stock.panel.available'),
        value: (row) => row.available,
        cell: (row) => formatNumber(row.available),
        numeric: true,
      },
      {
        id: 'minimum',
        header: t('stock.panel.minimum'),
        value: (row) => row.minimum,
        cell: (row) => formatNumber(row.minimum),
        numeric: true,
        wideOnly: true,
      },
    ],
    [t],
  );
  return (
    <Panel
      title={t('stock.panel.critical')}
      side={
        <Link to="/bodega/critico" search={(branch === undefined ? {} : { branch }) as never}>
          {t('stock.panel.criticalAll')}
        </Link>
      }
    >
      {critical.isPending && <Loading />}
      {critical.isError && <Failure error={critical.error} onRetry={() => void critical.refetch()} />}
      {critical.isSuccess && (
        <DataTable
          label={t('stock.panel.critical')}
          rows={critical.data.items}
          columns={columns}
          rowKey={(row) => `${row.sku} ${row.branch}`}
          exportFrom={{ path: '/api/deposito/stock/critico/exportar', query: { branch } }}
          tools={<span />}
          empty={<Empty title={t('stock.panel.criticalNone')} />}
        />
      )}
    </Panel>
  );
}
