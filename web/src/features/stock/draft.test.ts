import { expect, test } from 'vitest';
import {
  addProduct,
  byDifference,
  type Draft,
  type DraftLine,
  emptyDraft,
  isHeadLocked,
  pendingLines,
  removeLine,
  setQuantity,
  settleLine,
} from './draft';

const drill = { sku: 'TAL-750', name: 'Taladro', unit: 'un' };
const screw = { sku: 'TOR-6X50', name: 'Tornillo', unit: 'kg' };

const first = (draft: Draft): DraftLine => {
  const [line] = draft.lines;
  if (line === undefined) {
    throw new Error('no line');
  }
  return line;
};

test('a product scanned again counts up and comes to the top', () => {
  let draft = addProduct(emptyDraft('SCL-01'), drill, 1000);
  const id = first(draft).id;
  draft = addProduct(addProduct(draft, screw, 2500), drill, 1000);
  expect(draft.lines.map((line) => [line.sku, line.quantity])).toEqual([
    ['TAL-750', 2000],
    ['TOR-6X50', 2500],
  ]);
  expect(first(draft).id).toBe(id);
});

test('a line whose fate is unknown keeps its id and content until the server answers', () => {
  let draft = addProduct(emptyDraft('SCL-01'), drill, 1000);
  const id = first(draft).id;
  draft = settleLine(draft, id, { kind: 'unknown', problem: 'no answer', unreachable: true });
  draft = removeLine(setQuantity(draft, id, 9000), id);
  expect(first(draft)).toMatchObject({ id, quantity: 1000, state: 'unknown' });
  expect(isHeadLocked(draft)).toBe(true);
  draft = addProduct(draft, drill, 1000);
  expect(draft.lines).toHaveLength(2);
  expect(first(draft).id).not.toBe(id);
});

test('a refused line is changed and sent again with its id', () => {
  let draft = addProduct(emptyDraft('SCL-01'), drill, 1000);
  const id = first(draft).id;
  draft = settleLine(draft, id, { kind: 'refused', problem: 'too many' });
  expect(isHeadLocked(draft)).toBe(false);
  draft = setQuantity(draft, id, 500);
  expect(first(draft)).toEqual({ ...first(draft), id, quantity: 500, state: 'open' });
  expect(first(draft).problem).toBeUndefined();
});

test('it is finished when the server has every line', () => {
  let draft = addProduct(addProduct(emptyDraft('SCL-01'), drill, 1000), screw, 1000);
  for (const line of [...draft.lines]) {
    expect(draft.step).toBe('writing');
    draft = settleLine(draft, line.id, { kind: 'done', onHand: 7000 });
  }
  expect(draft.step).toBe('finished');
  expect(pendingLines(draft)).toEqual([]);
});

test('the largest differences of a count come first', () => {
  const line = (sku: string, quantity: number, expected: number): DraftLine => ({
    id: sku,
    sku,
    name: sku,
    unit: 'un',
    quantity,
    expected,
    state: 'open',
  });
  expect(byDifference([line('A', 1, 1), line('B', 5, 9), line('C', 3, 2)]).map((each) => each.sku)).toEqual([
    'B',
    'C',
    'A',
  ]);
});
