import { expect, test } from 'vitest';
import { compare, placeClock, untilHour, withoutCost, withoutGaps } from './compare';

test.each([
  [150, 100, { kind: 'more', percent: 50 }],
  [87.7, 100, { kind: 'less', percent: 12.3 }],
  [100, 100, { kind: 'same' }],
  [100_001, 100_000, { kind: 'same' }],
  [0, 0, { kind: 'same' }],
  [5, 0, { kind: 'fresh' }],
  [0, 5, { kind: 'less', percent: 100 }],
])('%d beside %d', (now, before, outcome) => {
  expect(compare(now, before)).toEqual(outcome);
});

const hour = (at: number, total: number, before: number) => ({ hour: at, total, last_week_total: before });

test('the hour that is not over does not count', () => {
  const hours = [hour(9, 100, 80), hour(10, 200, 100), hour(11, 10, 500)];
  expect(untilHour(hours, 11)).toEqual({ now: 300, before: 180 });
});

test('the clock of the branch, not of the device', () => {
  const now = new Date('2026-11-22T02:30:00Z');
  expect(placeClock('America/Santiago', now)).toEqual({ date: '2026-11-21', hour: 23 });
  expect(placeClock('UTC', now)).toEqual({ date: '2026-11-22', hour: 2 });
});

test('hours without sales are shown as such', () => {
  const filled = withoutGaps([hour(9, 1, 1), hour(12, 2, 2)], (at) => hour(at, 0, 0));
  expect(filled.map((each) => [each.hour, each.total])).toEqual([
    [9, 1],
    [10, 0],
    [11, 0],
    [12, 2],
  ]);
  expect(withoutGaps([], (at) => hour(at, 0, 0))).toEqual([]);
});

test.each([
  { net_sales: 1000, cost_unknown: 0, share: undefined },
  { net_sales: 0, cost_unknown: 0, share: undefined },
  { net_sales: 1000, cost_unknown: 333, share: 33.3 },
  { net_sales: 1_000_000, cost_unknown: 1, share: 0.1 },
  { net_sales: 1_000_000, cost_unknown: 999_999, share: 99.9 },
  { net_sales: 1000, cost_unknown: 1000, share: 100 },
])('of $net_sales sold, $cost_unknown without a known cost are $share percent', ({ share, ...margin }) => {
  expect(withoutCost(margin)).toBe(share);
});
