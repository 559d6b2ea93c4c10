import { Alert, Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { Problem, sentenceOf } from '@/api/problem';
import { Loading } from '@/kit/states';
import { useUser } from '@/offline/session/session';
import { BranchSelect } from '../branches';
import { DraftEntry, DraftLines } from '../DraftParts';
import { DraftScreen } from '../DraftScreen';
import type { Draft } from '../draft';
import { changeDraft, renewDraft, useDraft } from '../draftStore';
import { ReasonInput } from '../ReasonInput';

/** Writes a transfer; nothing moves until it is sent. */
export default function NewTransferPage() {
  const { t } = useTranslation('stock');
  const user = useUser();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [store, draft] = useDraft(`stock.transfer.${user.username}`, user.branch ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (draft === undefined) {
    return <Loading />;
  }
  // While nobody knows whether the server has it, it may be sent again but not changed.
  const unknown = draft.meaning === 'unknown';
  const locked = unknown || busy;
  const to = draft.to ?? '';
  const ready = draft.branch !== '' && to !== '' && draft.lines.every((line) => line.quantity > 0);

  const create = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { id } = await write(draft);
      await renewDraft(store);
      void queries.invalidateQueries({ queryKey: ['stock'] });
      await navigate({ to: '/bodega/traslados/$id', params: { id } });
    } catch (error) {
      setProblem(sentenceOf(error));
      const open = !(error instanceof Problem) || error.isTemporary;
      await changeDraft(store, (each) => ({ ...each, meaning: open ? 'unknown' : '' }));
    } finally {
      setBusy(false);
    }
  };

  return (
    <DraftScreen
      title={t('stock.transfer.new')}
      store={store}
      draft={draft}
      sending={busy}
      hint={t('stock.transfer.hint')}
      finishedTitle=""
      head={
        <Group gap="sm" align="flex-start">
          <BranchSelect
            size="md"
            label={t('stock.transfer.from')}
            value={draft.branch}
            without={to}
            disabled={locked}
            onChange={(branch) => void changeDraft(store, (each) => ({ ...each, branch }))}
          />
          <BranchSelect
            size="md"
            label={t('stock.transfer.to')}
            value={to}
            without={draft.branch}
            disabled={locked}
            onChange={(branch) => void changeDraft(store, (each) => ({ ...each, to: branch }))}
          />
          <ReasonInput
            key={draft.id}
            label={t('stock.transfer.note')}
            value={draft.reason}
            disabled={locked}
            onChange={(reason) => void changeDraft(store, (each) => ({ ...each, reason }))}
          />
        </Group>
      }
      entry={<DraftEntry store={store} draft={draft} locked={locked} />}
      lines={<DraftLines store={store} draft={draft} locked={locked} />}
      action={
        <div>
          {problem !== undefined && (
            <Alert color="red" role="alert" mb="xs">
              {problem}
            </Alert>
          )}
          <Button size="lg" fullWidth loading={busy} disabled={!ready} onClick={() => void create()}>
            {to === ''
              ? t('stock.transfer.needsTo')
              : unknown
                ? t('problem.again')
                : t('stock.transfer.create', { count: draft.lines.length })}
          </Button>
        </div>
      }
    />
  );
}

function write(draft: Draft) {
  return data(
    api.POST('/api/deposito/traslados', {
      body: {
        id: draft.id,
        from: draft.branch,
        to: draft.to ?? '',
        items: draft.lines.map((line) => ({ sku: line.sku, quantity: line.quantity / 1000 })),
        reason: draft.reason.trim() === '' ? null : draft.reason.trim(),
      },
    }),
  );
}
