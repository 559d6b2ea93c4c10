import type { DraftLine } from '../draft';
import type { Movement } from '../useMovements';

/** What people mean when they correct the record; the ledger's signs are not their business. */
export const MEANINGS = ['waste', 'missing', 'found'] as const;
export type Meaning = (typeof MEANINGS)[number];

export function meaningOf(text: string | undefined): Meaning {
  return MEANINGS.find((meaning) => meaning === text) ?? 'waste';
}

export function movementOf(meaning: Meaning, line: DraftLine): Movement {
  switch (meaning) {
    case 'waste':
      return { kind: 'waste', quantity: line.quantity };
    case 'missing':
      return { kind: 'adjustment', quantity: -line.quantity };
    case 'found':
      return { kind: 'adjustment', quantity: line.quantity };
  }
}
