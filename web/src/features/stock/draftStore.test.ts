import { beforeEach, expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { database } from '@/offline/database';
import { addProduct, type Draft, type DraftLine, emptyDraft } from './draft';
import { changeDraft, sendDraft } from './draftStore';

const store = { name: 'stock.draft.test', begin: () => emptyDraft('SCL-01') };

beforeEach(async () => {
  await database.facts.clear();
  for (const sku of ['A', 'B', 'C']) {
    await changeDraft(store, (draft) => addProduct(draft, { sku, name: sku, unit: 'un' }, 1000));
  }
});

const kept = async () => (await database.facts.get(store.name))?.value as Draft;
const states = async () => Object.fromEntries((await kept()).lines.map((line) => [line.sku, line.state]));

test('a refused line stays with its message, the others go through, and the same id is sent again', async () => {
  const sent: [string, string][] = [];
  const refuseB = async (line: DraftLine) => {
    sent.push([line.sku, line.id]);
    if (line.sku === 'B') {
      throw new Problem(422, 'BUSINESS_INSUFFICIENT_STOCK', 'hay 0');
    }
    return { kind: 'done' as const, onHand: 5000 };
  };
  await sendDraft(store, refuseB);
  expect(await states()).toEqual({ A: 'done', B: 'refused', C: 'done' });
  expect((await kept()).lines.find((line) => line.sku === 'B')?.problem).toBe('hay 0');
  await sendDraft(store, async (line) => {
    sent.push([line.sku, line.id]);
    return { kind: 'done', onHand: 1000 };
  });
  expect((await kept()).step).toBe('finished');
  expect(sent.map(([sku]) => sku)).toEqual(['A', 'B', 'C', 'B']);
  expect(sent[3]?.[1]).toBe(sent[1]?.[1]);
});

test('where the server is not there, the rest waits untouched', async () => {
  await sendDraft(store, async (line) => {
    if (line.sku === 'B') {
      throw new Problem(0, 'UNREACHABLE', 'no answer');
    }
    return { kind: 'done', onHand: 5000 };
  });
  expect(await states()).toEqual({ A: 'done', B: 'unknown', C: 'open' });
});

test('an answer that broke off stops nothing but leaves the fate of its line open', async () => {
  await sendDraft(store, async (line) => {
    if (line.sku === 'A') {
      throw new Problem(503, 'SERVICE_UNAVAILABLE', 'busy');
    }
    return { kind: 'done', onHand: 5000 };
  });
  expect(await states()).toEqual({ A: 'unknown', B: 'done', C: 'done' });
});
