import { t } from 'i18next';
import { thousandths } from '@/money/amounts';
import { formatQuantity } from '@/money/format';
import type { Draft, DraftLine, Outcome } from '../draft';
import { balanceOf } from '../queries';
import { record } from '../useMovements';

/** So many balances are asked for at a time. */
const AT_ONCE = 6;

/** What the record says this moment about each line, by the line's id. */
export async function expectedOf(draft: Draft): Promise<Map<string, number>> {
  const expected = new Map<string, number>();
  const waiting = [...draft.lines];
  const work = async () => {
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      expected.set(line.id, await expectedOfLine(line, draft));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return expected;
}

async function expectedOfLine(line: DraftLine, draft: Draft): Promise<number> {
  return thousandths((await balanceOf(line.sku, draft.branch))?.on_hand ?? 0);
}

/**
 * Records a count, but not on top of a sale that nobody saw: where the record has moved since the comparison, the line
 * comes back with the new number, to be looked at once more. A line sent before is not compared; its id decides.
 */
export async function recordCount(line: DraftLine, draft: Draft): Promise<Outcome> {
  if (line.state === 'open' || line.state === 'refused') {
    const now = await expectedOfLine(line, draft);
    if (line.expected !== undefined && now !== line.expected) {
      const problem = t('stock.count.moved', {
        ns: 'stock',
        before: formatQuantity(line.expected),
        now: formatQuantity(now),
      });
      return { kind: 'moved', expected: now, problem };
    }
  }
  return record(line, draft, { kind: 'count', quantity: line.quantity });
}
