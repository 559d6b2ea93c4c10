import { expect, test } from 'vitest';
import { compare, placeClock, untilHour, withoutGaps } from './compare';

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
