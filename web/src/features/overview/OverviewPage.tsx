import { Badge, Group, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, use } from 'react';
import { useTranslation } from 'react-i18next';
import { type Branch, branchChoices, useBranches } from '@/kit/branches';
import { formatDay } from '@/kit/dates';
import { offeredPanels, type PanelProps } from '@/kit/offers';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import { useUrlState } from '@/kit/urlState';
import { formatMoney, formatNumber } from '@/money/format';
import { boundTo, may, useUser } from '@/offline/session/session';
import { placeClock } from './compare';
import { useLive } from './live/useLive';
import { FigureCards } from './panels/FigureCards';
import { SalesPanels } from './panels/SalesPanels';
import { type DaySummary, daySummary } from './queries';

/** How the day goes: the screen an owner opens first. */
export default function OverviewPage() {
  const { t } = useTranslation('overview');
  const user = useUser();
  const branches = useBranches();
  const [url, setUrl] = useUrlState(['branch', 'date', 'currency']);
  const own = boundTo(user);
  const branch = own ?? url.branch;
  const currency = branch === undefined ? url.currency : undefined;
  const { live, changedAt } = useLive(branch, currency);
  const summary = useQuery({
    ...daySummary({ branch, date: url.date, currency }, changedAt),
    placeholderData: (before) => before,
  });
  const day = summary.data;
  const money = day?.currency ?? branches.data?.[0]?.currency ?? 'CLP';
  return (
    <Stack gap="sm">
      <ScreenHead title={t('overview.title')}>
        <Badge color={live ? 'teal' : 'gray'} variant={live ? 'light' : 'outline'} role="status">
          {t(live ? 'overview.live' : 'overview.notLive')}
        </Badge>
      </ScreenHead>
      <Group gap="sm" align="flex-end">
        {own === null && (
          <Select
            label={t('field.branch')}
            placeholder={t('overview.allBranches')}
            clearable
            data={branchChoices(branches.data)}
            value={url.branch ?? null}
            onChange={(value) => setUrl({ branch: value })}
            style={{ flex: '1 1 12rem', maxWidth: '18rem' }}
          />
        )}
        <TextInput
          type="date"
          label={t('field.date')}
          value={url.date ?? day?.date ?? ''}
          onChange={(event) => setUrl({ date: event.currentTarget.value })}
        />
        {branch === undefined && <CurrencyChoice branches={branches.data} current={money} onChange={setUrl} />}
      </Group>
      {summary.isPending && <Loading />}
      {summary.isError && <Failure error={summary.error} onRetry={() => void summary.refetch()} />}
      {day !== undefined && <Day day={day} branches={branches.data ?? []} />}
      <Suspense fallback={<Loading />}>
        <Panels branch={branch} currency={money} />
      </Suspense>
    </Stack>
  );
}

/** What other features say about the day. */
function Panels(props: PanelProps) {
  const user = useUser();
  const panels = use(offeredPanels()).filter(({ needs }) => needs === undefined || may(user, needs));
  return (
    <SimpleGrid cols={{ base: 1, xl: Math.min(2, Math.max(1, panels.length)) }} spacing="sm">
      {panels.map(({ place, component: Component }) => (
        <Component key={place} {...props} />
      ))}
    </SimpleGrid>
  );
}

interface CurrencyProps {
  branches: readonly Branch[] | undefined;
  current: string;
  onChange: (change: { currency: string }) => void;
}

/** Amounts of two currencies are never added; a chain in two countries looks at one of them. */
function CurrencyChoice({ branches, current, onChange }: CurrencyProps) {
  const { t } = useTranslation('overview');
  const currencies = [...new Set(branches?.map((each) => each.currency))];
  if (currencies.length < 2) {
    return null;
  }
  return (
    <SegmentedControl
      aria-label={t('overview.currency')}
      value={current}
      onChange={(value) => onChange({ currency: value })}
      data={currencies}
    />
  );
}

function Day({ day, branches }: { day: DaySummary; branches: readonly Branch[] }) {
  const { t } = useTranslation('overview');
  const zone = (branches.find((each) => each.code === day.branch) ?? branches[0])?.zone ?? 'America/Santiago';
  const clock = placeClock(zone, new Date());
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('overview.dayLine', {
          date: formatDay(day.date),
          before: formatDay(weekBefore(day.date)),
          voided: formatNumber(day.sales.voided_count),
          returns: formatMoney(day.sales.returns_total, day.currency),
        })}
      </Text>
      <FigureCards day={day} hour={clock.date === day.date ? clock.hour : undefined} />
      <SalesPanels day={day} branches={branches} />
    </>
  );
}

const WEEK_MILLIS = 7 * 24 * 60 * 60_000;

function weekBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - WEEK_MILLIS).toISOString().slice(0, 10);
}
