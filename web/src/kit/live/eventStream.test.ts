import { expect, test } from 'vitest';
import { EventStreamParser } from './eventStream';

const read = (...pieces: string[]) => {
  const parser = new EventStreamParser();
  return pieces.flatMap((piece) => parser.push(piece)).map(({ name, data }) => [name, data]);
};

test('an event has a name and data', () => {
  expect(read('event: resumen\ndata: {"total":1}\n\n')).toEqual([['resumen', '{"total":1}']]);
});

test('pieces may be cut anywhere', () => {
  const text = ':\n\nevent: caja\r\ndata: a\r\ndata: b\r\n\r\ndata:c\n\n';
  expect(read(...text)).toEqual([
    ['caja', 'a\nb'],
    ['message', 'c'],
  ]);
  for (let cut = 0; cut <= text.length; cut++) {
    expect(read(text.slice(0, cut), text.slice(cut))).toEqual(read(text));
  }
});

test('comments and events without data tell nothing', () => {
  expect(read(': still here\n\n', 'event: resumen\n\n', 'data: x\n\n')).toEqual([['message', 'x']]);
});

test('an event is not told before it is whole', () => {
  expect(read('data: x\n')).toEqual([]);
});

test('ends of line of all three kinds', () => {
  expect(read('data: a\r\rdata: b\n\ndata: c\r\n\r\n')).toEqual([
    ['message', 'a'],
    ['message', 'b'],
    ['message', 'c'],
  ]);
});
