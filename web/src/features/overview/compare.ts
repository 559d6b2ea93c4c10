/** How a figure stands beside an earlier one. */
export type Comparison =
  | { kind: 'more' | 'less'; percent: number }
  | { kind: 'same' }
  /** There was nothing to compare with. */
  | { kind: 'fresh' };

export function compare(now: number, before: number): Comparison {
  if (before === 0) {
    return now === 0 ? { kind: 'same' } : { kind: 'fresh' };
  }
  const percent = Math.round(((now - before) / Math.abs(before)) * 1000) / 10;
  if (percent === 0) {
    return { kind: 'same' };
  }
  return { kind: percent > 0 ? 'more' : 'less', percent: Math.abs(percent) };
}

interface Margin {
  net_sales: number;
  cost_unknown: number;
}

/** The part of the sales of which nobody knows what they cost, in percent; neither none nor all by rounding alone. */
export function withoutCost({ net_sales, cost_unknown }: Margin): number | undefined {
  if (cost_unknown === 0) {
    return undefined;
  }
  if (cost_unknown >= net_sales) {
    return 100;
  }
  return Math.min(99.9, Math.max(0.1, Math.round((cost_unknown / net_sales) * 1000) / 10));
}

interface Hour {
  hour: number;
  total: number;
  last_week_total: number;
}

/** Both days up to the full hour, so that a morning is measured by a morning and not by a whole day. */
export function untilHour(hours: readonly Hour[], hour: number): { now: number; before: number } {
  const gone = hours.filter((each) => each.hour < hour);
  return {
    now: gone.reduce((sum, each) => sum + each.total, 0),
    before: gone.reduce((sum, each) => sum + each.last_week_total, 0),
  };
}

/** Date and hour at a place. */
export function placeClock(zone: string, now: Date): { date: string; hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
}

/** Every hour from the first to the last in which something was sold, those without sales included. */
export function withoutGaps<T extends Hour>(hours: readonly T[], empty: (hour: number) => T): T[] {
  if (hours.length === 0) {
    return [];
  }
  const known = new Map(hours.map((each) => [each.hour, each]));
  const first = Math.min(...known.keys());
  const last = Math.max(...known.keys());
  return Array.from({ length: last - first + 1 }, (_, index) => known.get(first + index) ?? empty(first + index));
}
