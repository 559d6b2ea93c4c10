import { Grid } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Branch } from '@/kit/branches';
import { Panel } from '@/kit/Panel';
import { Empty } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { formatMoney, formatNumber } from '@/money/format';
import { withoutGaps } from '../compare';
import type { Drawing } from '../drawing';
import type { DaySummary, Hour } from '../queries';
import { ChartPanel } from './ChartPanel';

/** Thousands and millions, short enough to stand beside an axis. */
function short(amount: number, currency: string): string {
  const units = currency === 'CLP' ? amount : amount / 100;
  return units >= 1_000_000 ? `${formatNumber(Math.round(units / 100_000) / 10)} M` : formatNumber(units);
}

interface Props {
  day: DaySummary;
  branches: readonly Branch[];
}

/** When, how, what and where was sold. */
export function SalesPanels({ day, branches }: Props) {
  return (
    <Grid gap="sm">
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <ByHour day={day} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <ByPayment day={day} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: day.branch === null ? 8 : 12 }}>
        <BestSellers day={day} />
      </Grid.Col>
      {day.branch === null && (
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <ByBranch day={day} branches={branches} />
        </Grid.Col>
      )}
    </Grid>
  );
}

const CHART_HEIGHT = 280;

function useMoney(currency: string) {
  const { i18n } = useTranslation('overview');
  // biome-ignore lint/correctness/useExhaustiveDependencies: money follows the language.
  return useMemo(
    () => ({
      format: (amount: number) => formatMoney(amount, currency),
      formatAxis: (amount: number) => short(amount, currency),
    }),
    [currency, i18n.language],
  );
}

function ByHour({ day }: { day: DaySummary }) {
  const { t } = useTranslation('overview');
  const money = useMoney(day.currency);
  const hours = useMemo(
    () => withoutGaps(day.by_hour, (hour) => ({ hour, total: 0, count: 0, last_week_total: 0 })),
    [day.by_hour],
  );
  const drawing = useMemo<Drawing>(
    () => ({
      names: hours.map((each) => `${each.hour}:00`),
      series: [
        { name: t('overview.thisDay'), kind: 'bar', values: hours.map((each) => each.total) },
        { name: t('overview.weekBefore'), kind: 'line', values: hours.map((each) => each.last_week_total) },
      ],
      ...money,
    }),
    [hours, money, t],
  );
  const columns = useMemo<Column<Hour>[]>(
    () => [
      {
        id: 'hour',
        header: t('overview.hour'),
        value: (row) => row.hour,
        cell: (row) => `${row.hour}:00`,
        numeric: true,
      },
      {
        id: 'total',
        header: t('overview.thisDay'),
        value: (row) => row.total,
        cell: (row) => money.format(row.total),
        numeric: true,
      },
      { id: 'count', header: t('overview.figures.count'), value: (row) => row.count, numeric: true, wideOnly: true },
      {
        id: 'before',
        header: t('overview.weekBefore'),
        value: (row) => row.last_week_total,
        cell: (row) => money.format(row.last_week_total),
        numeric: true,
      },
    ],
    [money, t],
  );
  const best = [...hours].sort((one, other) => other.total - one.total)[0];
  if (best === undefined) {
    return <NothingSold title={t('overview.byHour')} />;
  }
  return (
    <ChartPanel
      title={t('overview.byHour')}
      drawing={drawing}
      label={t('overview.byHourLabel', { hour: `${best.hour}:00`, total: money.format(best.total) })}
      height={CHART_HEIGHT}
      table={
        <DataTable
          label={t('overview.byHour')}
          rows={hours}
          columns={columns}
          rowKey={(row) => String(row.hour)}
          exportName={`ventas-por-hora-${day.date}`}
        />
      }
    />
  );
}

function ByPayment({ day }: { day: DaySummary }) {
  const { t } = useTranslation('overview');
  const money = useMoney(day.currency);
  const rows = useMemo(
    () =>
      day.by_payment.map((each) => ({
        name: wordOf(t, 'overview.methods', each.method),
        total: each.amount,
      })),
    [day.by_payment, t],
  );
  return <Shares title={t('overview.byPayment')} rows={rows} money={money} exportName={`pagos-${day.date}`} />;
}

function ByBranch({ day, branches }: Props) {
  const { t } = useTranslation('overview');
  const money = useMoney(day.currency);
  const rows = useMemo(
    () =>
      day.by_branch.map((each) => ({
        name: branches.find((branch) => branch.code === each.branch)?.name ?? each.branch,
        total: each.total,
      })),
    [day.by_branch, branches],
  );
  return <Shares title={t('overview.byBranch')} rows={rows} money={money} exportName={`sucursales-${day.date}`} />;
}

interface Share {
  name: string;
  total: number;
}

interface SharesProps {
  title: string;
  rows: readonly Share[];
  money: Pick<Drawing, 'format' | 'formatAxis'>;
  exportName: string;
}

const BAR_HEIGHT = 44;
const AXIS_HEIGHT = 50;

function Shares({ title, rows, money, exportName }: SharesProps) {
  const { t } = useTranslation('overview');
  const sum = rows.reduce((all, each) => all + each.total, 0);
  const drawing = useMemo<Drawing>(
    () => ({
      names: rows.map((each) => each.name),
      series: [{ name: title, kind: 'bar', values: rows.map((each) => each.total) }],
      sideways: true,
      ...money,
    }),
    [rows, money, title],
  );
  const columns = useMemo<Column<Share>[]>(
    () => [
      { id: 'name', header: title, value: (row) => row.name },
      {
        id: 'total',
        header: t('field.total'),
        value: (row) => row.total,
        cell: (row) => money.format(row.total),
        numeric: true,
      },
      {
        id: 'share',
        header: t('overview.share'),
        value: (row) => (sum === 0 ? 0 : Math.round((row.total / sum) * 1000) / 10),
        cell: (row) => `${formatNumber(sum === 0 ? 0 : Math.round((row.total / sum) * 1000) / 10)} %`,
        numeric: true,
      },
    ],
    [money, sum, t, title],
  );
  if (rows.length === 0) {
    return <NothingSold title={title} />;
  }
  return (
    <ChartPanel
      title={title}
      drawing={drawing}
      label={rows.map((row) => `${row.name}: ${money.format(row.total)}`).join('; ')}
      height={Math.max(CHART_HEIGHT - 40, rows.length * BAR_HEIGHT + AXIS_HEIGHT)}
      table={
        <DataTable label={title} rows={rows} columns={columns} rowKey={(row) => row.name} exportName={exportName} />
      }
    />
  );
}

function NothingSold({ title }: { title: string }) {
  const { t } = useTranslation('overview');
  return (
    <Panel title={title}>
      <Empty title={t('overview.nothingSold')} />
    </Panel>
  );
}

function BestSellers({ day }: { day: DaySummary }) {
  const { t } = useTranslation('overview');
  const money = useMoney(day.currency);
  const columns = useMemo<Column<DaySummary['best_sellers'][number]>[]>(
    () => [
      {
        id: 'name',
        header: t('overview.product'),
        value: (row) => row.name,
        cell: (row) => (
          <Link to="/productos/$sku" params={{ sku: row.sku }}>
            {row.name}
          </Link>
        ),
      },
      { id: 'sku', header: 'SKU', value: (row) => row.sku, wideOnly: true, noWrap: true },
      {
        id: 'units',
        header: t('overview.figures.units'),
        value: (row) => row.units,
        cell: (row) => formatNumber(row.units),
        numeric: true,
      },
      {
        id: 'total',
        header: t('field.total'),
        value: (row) => row.total,
        cell: (row) => money.format(row.total),
        numeric: true,
      },
    ],
    [money, t],
  );
  return (
    <Panel title={t('overview.bestSellers')}>
      <DataTable
        label={t('overview.bestSellers')}
        rows={day.best_sellers}
        columns={columns}
        rowKey={(row) => row.sku}
        exportName={`mas-vendidos-${day.date}`}
        tools={<span />}
        empty={<Empty title={t('overview.nothingSold')} />}
      />
    </Panel>
  );
}
