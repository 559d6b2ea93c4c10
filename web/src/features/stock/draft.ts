import { newId } from '@/kit/uuid';
import type { Thousandths } from '@/money/amounts';

/**
 * Work of the warehouse that is written down line by line before the server hears of it: goods that come in, waste,
 * corrections, counts, transfers.
 *
 * A line keeps its id until the server has it. While nobody knows whether the server has it (`unknown`), it may be sent
 * again but not changed: the same id with other content would be refused.
 */
export interface Draft {
  id: string;
  branch: string;
  /** The other end of a transfer. */
  to?: string;
  /** What people mean by these lines, such as waste among corrections. */
  meaning?: string;
  reason: string;
  step: 'writing' | 'checking' | 'finished';
  lines: DraftLine[];
}

export type LineState = 'open' | 'sending' | 'done' | 'refused' | 'unknown';

export interface DraftLine {
  id: string;
  sku: string;
  name: string;
  unit: string;
  quantity: Thousandths;
  state: LineState;
  problem?: string;
  /** What the record said when a count was compared. */
  expected?: Thousandths;
  /** What there is since the server has the line. */
  onHand?: Thousandths;
}

export interface LineProduct {
  sku: string;
  name: string;
  unit: string;
}

export function emptyDraft(branch: string, meaning?: string): Draft {
  return { id: newId(), branch, reason: '', step: 'writing', lines: [], ...(meaning === undefined ? {} : { meaning }) };
}

const isMutable = (line: DraftLine) => line.state === 'open' || line.state === 'refused';

/** Adds to the product's line, or begins one at the top, where the eyes are. */
export function addProduct(draft: Draft, product: LineProduct, quantity: Thousandths): Draft {
  const present = draft.lines.find((line) => line.sku === product.sku && isMutable(line));
  const line: DraftLine =
    present === undefined
      ? { id: newId(), sku: product.sku, name: product.name, unit: product.unit, quantity, state: 'open' }
      : reopened({ ...present, quantity: present.quantity + quantity });
  return { ...draft, lines: [line, ...draft.lines.filter((each) => each !== present)] };
}

function reopened(line: DraftLine): DraftLine {
  const { problem: _problem, expected: _expected, ...rest } = line;
  return { ...rest, state: 'open' };
}

export function setQuantity(draft: Draft, id: string, quantity: Thousandths): Draft {
  return withLine(draft, id, (line) => (isMutable(line) ? reopened({ ...line, quantity }) : line));
}

export function removeLine(draft: Draft, id: string): Draft {
  return { ...draft, lines: draft.lines.filter((line) => line.id !== id || !isMutable(line)) };
}

export function withLine(draft: Draft, id: string, change: (line: DraftLine) => DraftLine): Draft {
  return { ...draft, lines: draft.lines.map((line) => (line.id === id ? change(line) : line)) };
}

/** Branch and reason belong to every line's content: they stay once a line is at the server, or may be. */
export function isHeadLocked(draft: Draft): boolean {
  return draft.lines.some((line) => !isMutable(line));
}

export function canChange(line: DraftLine): boolean {
  return isMutable(line);
}

/** The lines that the server does not have for certain. */
export function pendingLines(draft: Draft): DraftLine[] {
  return draft.lines.filter((line) => line.state !== 'done');
}

/** How the server took a line. */
export type Outcome =
  | { kind: 'done'; onHand: Thousandths }
  | { kind: 'refused'; problem: string }
  | { kind: 'moved'; expected: Thousandths; problem: string }
  | { kind: 'unknown'; problem: string; unreachable: boolean };

export function settleLine(draft: Draft, id: string, outcome: Outcome): Draft {
  const settled = withLine(draft, id, (line) => {
    const { problem: _problem, ...rest } = line;
    switch (outcome.kind) {
      case 'done':
        return { ...rest, state: 'done', onHand: outcome.onHand };
      case 'moved':
        return { ...rest, state: 'refused', expected: outcome.expected, problem: outcome.problem };
      default:
        return { ...rest, state: outcome.kind, problem: outcome.problem };
    }
  });
  return pendingLines(settled).length === 0 ? { ...settled, step: 'finished' } : settled;
}

/** Differences of a count, the largest first; then what was as recorded. */
export function byDifference(lines: readonly DraftLine[]): DraftLine[] {
  return [...lines].sort((one, other) => Math.abs(difference(other)) - Math.abs(difference(one)));
}

export function difference(line: DraftLine): Thousandths {
  return line.quantity - (line.expected ?? line.quantity);
}
