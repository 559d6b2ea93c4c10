import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { Problem, sentenceOf } from '@/api/problem';
import { database } from '@/offline/database';
import { type Draft, type DraftLine, emptyDraft, type Outcome, pendingLines, settleLine, withLine } from './draft';

/**
 * Drafts are on the device's disk and nowhere else: a reload, a flat battery or a second tab lose nothing and see the
 * same.
 */
export interface DraftStore {
  name: string;
  /** What a new draft starts with. */
  begin: () => Draft;
}

/** The draft of that name; undefined until it is read. */
export function useDraft(name: string, branch: string, meaning?: string): [DraftStore, Draft | undefined] {
  // One beginning for as long as the screen is there: what is shown has the ids of what will be kept.
  const [store] = useState<DraftStore>(() => {
    const first = emptyDraft(branch, meaning);
    return { name, begin: () => first };
  });
  const kept = useLiveQuery(async () => ({ draft: await keptDraft(name) }), [name]);
  return [store, kept === undefined ? undefined : (kept.draft ?? store.begin())];
}

async function keptDraft(name: string): Promise<Draft | undefined> {
  return (await database.facts.get(name))?.value as Draft | undefined;
}

/** Applies a change to what is kept now, not to what was shown when somebody pressed a button. */
export async function changeDraft(store: DraftStore, change: (draft: Draft) => Draft): Promise<Draft> {
  return database.transaction('rw', database.facts, async () => {
    const next = change((await keptDraft(store.name)) ?? store.begin());
    await database.facts.put({ name: store.name, value: next });
    return next;
  });
}

/** Begins anew at the same place. */
export async function renewDraft(store: DraftStore): Promise<void> {
  await changeDraft(store, (draft) => emptyDraft(draft.branch, draft.meaning));
}

/** Sends one line; throws a {@link Problem} where the server refuses or is not there. */
export type Sender = (line: DraftLine, draft: Draft) => Promise<Outcome>;

/**
 * Sends every line that the server does not have, one after the other, and notes each answer before the next is sent.
 * Stops where the server is not there: the rest stays as it is and is sent the next time.
 */
export async function sendDraft(store: DraftStore, send: Sender): Promise<void> {
  const draft = await changeDraft(store, (each) => each);
  for (const line of pendingLines(draft).reverse()) {
    await changeDraft(store, (each) => withLine(each, line.id, (it) => ({ ...it, state: 'sending' })));
    const outcome = await send(line, draft).catch(outcomeOf);
    await changeDraft(store, (each) => settleLine(each, line.id, outcome));
    if (outcome.kind === 'unknown' && outcome.unreachable) {
      return;
    }
  }
}

function outcomeOf(error: unknown): Outcome {
  const problem = sentenceOf(error);
  if (error instanceof Problem && !error.isTemporary) {
    return { kind: 'refused', problem };
  }
  // Without an answer the server may have the line all the same; too many requests are refused before they do anything.
  if (error instanceof Problem && error.status === 429) {
    return { kind: 'refused', problem };
  }
  return { kind: 'unknown', problem, unreachable: !(error instanceof Problem) || error.status === 0 };
}
