import { expect, test } from 'vitest';
import { allArrived, missing, noneArrived, unpack } from './arrivals';

const sent = [
  { sku: 'A', quantity: 2000 },
  { sku: 'B', quantity: 1500 },
];

test('a whole arrival misses nothing', () => {
  expect(missing(sent, allArrived(sent))).toEqual([]);
  expect(missing(sent, noneArrived(sent))).toEqual(sent);
});

test('unpacking counts up to what was sent and not beyond', () => {
  const one = unpack(sent, noneArrived(sent), 'B');
  expect(one).toEqual({ kind: 'counted', arrived: { A: 0, B: 1000 } });
  const two = unpack(sent, { A: 0, B: 1000 }, 'B');
  expect(two).toEqual({ kind: 'counted', arrived: { A: 0, B: 1500 } });
  expect(unpack(sent, { A: 0, B: 1500 }, 'B')).toEqual({ kind: 'complete' });
});

test('what nobody sent is not taken', () => {
  expect(unpack(sent, noneArrived(sent), 'C')).toEqual({ kind: 'not-sent' });
});
