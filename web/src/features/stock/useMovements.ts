import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '@/api/client';
import { type Thousandths, thousandths } from '@/money/amounts';
import type { Draft, DraftLine, Outcome } from './draft';
import { type DraftStore, sendDraft } from './draftStore';

type Kind = Schemas['RequestedStockMovementKind'];

/** What a line says to the ledger. */
export interface Movement {
  kind: Kind;
  quantity: Thousandths;
}

export async function record(line: DraftLine, draft: Draft, movement: Movement): Promise<Outcome> {
  const stored = await data(
    api.POST('/api/deposito/movimientos', {
      body: {
        id: line.id,
        sku: line.sku,
        branch: draft.branch,
        kind: movement.kind,
        quantity: movement.quantity / 1000,
        reason: draft.reason.trim() === '' ? null : draft.reason.trim(),
      },
    }),
  );
  return { kind: 'done', onHand: thousandths(stored.on_hand) };
}

/** Sends a draft's lines; one sending at a time. */
export function useSending(store: DraftStore, send: (line: DraftLine, draft: Draft) => Promise<Outcome>) {
  const queries = useQueryClient();
  const [sending, setSending] = useState(false);
  const start = async () => {
    setSending(true);
    try {
      await sendDraft(store, send);
    } finally {
      setSending(false);
      void queries.invalidateQueries({ queryKey: ['stock'] });
    }
  };
  return { sending, start };
}
