import { Card, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatPercent } from '@/money/format';
import { type Comparison, compare, untilHour, withoutCost } from '../compare';
import type { DaySummary } from '../queries';

/** The day in a few numbers, each beside the same weekday a week before. */
export function FigureCards({ day, hour }: { day: DaySummary; hour: number | undefined }) {
  const { t } = useTranslation('overview');
  const money = (amount: number) => formatMoney(amount, day.currency);
  const soFar = hour === undefined ? undefined : untilHour(day.by_hour, hour);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 5 }} spacing="sm">
      <Figure
        label={t('overview.figures.total')}
        value={money(day.sales.total)}
        before={money(day.last_week.total)}
        comparison={compare(day.sales.total, day.last_week.total)}
      >
        {soFar !== undefined && (soFar.now > 0 || soFar.before > 0) && (
          <Text size="sm">
            {t('overview.untilHour', { hour: `${hour}:00` })}{' '}
            <Difference comparison={compare(soFar.now, soFar.before)} />
          </Text>
        )}
      </Figure>
      <Figure
        label={t('overview.figures.count')}
        value={formatNumber(day.sales.count)}
        before={formatNumber(day.last_week.count)}
        comparison={compare(day.sales.count, day.last_week.count)}
      />
      <Figure
        label={t('overview.figures.average')}
        value={money(day.sales.average)}
        before={money(day.last_week.average)}
        comparison={compare(day.sales.average, day.last_week.average)}
      />
      <Figure
        label={t('overview.figures.units')}
        value={formatNumber(day.sales.units)}
        before={formatNumber(day.last_week.units)}
        comparison={compare(day.sales.units, day.last_week.units)}
      />
      <MarginFigure margin={day.margin} money={money} />
    </SimpleGrid>
  );
}

interface MarginProps {
  margin: DaySummary['margin'];
  money: (amount: number) => string;
}

/** What was earned, as far as it is known what the sales cost, and how far that is. */
function MarginFigure({ margin, money }: MarginProps) {
  const { t } = useTranslation('overview');
  const unknown = withoutCost(margin);
  return (
    <Figure label={t('overview.figures.margin')} value={unknown === 100 ? '—' : money(margin.margin)}>
      {(margin.percent !== null || unknown === undefined) && (
        <Text size="sm">
          {margin.percent === null
            ? t('overview.noMargin')
            : t(unknown === undefined ? 'overview.marginOf' : 'overview.marginOfKnown', {
                percent: formatPercent(margin.percent),
              })}
        </Text>
      )}
      {unknown !== undefined && <Text size="sm">{t('overview.withoutCost', { percent: formatPercent(unknown) })}</Text>}
      {unknown !== 100 && (
        <Text size="sm" c="dimmed">
          {t('overview.netAndCost', {
            net: money(margin.net_sales - margin.cost_unknown),
            cost: money(margin.cost),
          })}
        </Text>
      )}
    </Figure>
  );
}

interface FigureProps {
  label: string;
  value: string;
  before?: string;
  comparison?: Comparison;
  children?: ReactNode;
}

function Figure({ label, value, before, comparison, children }: FigureProps) {
  const { t } = useTranslation('overview');
  return (
    <Card withBorder padding="sm" role="group" aria-label={label}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={24} fw={700} lh={1.3}>
        {value}
      </Text>
      {comparison !== undefined && (
        <Text size="sm">
          <Difference comparison={comparison} />{' '}
          {comparison.kind !== 'fresh' && (
            <Text span size="sm" c="dimmed">
              {t(comparison.kind === 'same' ? 'overview.asLastWeek' : 'overview.lastWeek', { value: before })}
            </Text>
          )}
        </Text>
      )}
      {children}
    </Card>
  );
}

/** The difference in words and with a sign; the colour only repeats it. */
function Difference({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('overview');
  if (comparison.kind === 'same' || comparison.kind === 'fresh') {
    return <span>{t(`overview.${comparison.kind}`)}</span>;
  }
  const more = comparison.kind === 'more';
  return (
    <Text span size="sm" fw={600} c={more ? 'light-dark(#17692f, #69db7c)' : 'light-dark(#a61e1e, #ff8787)'}>
      <span aria-hidden="true">{more ? '▲ ' : '▼ '}</span>
      {t(`overview.${comparison.kind}`, { percent: formatPercent(comparison.percent) })}
    </Text>
  );
}
