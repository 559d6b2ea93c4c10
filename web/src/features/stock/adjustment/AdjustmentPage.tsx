import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Loading } from '@/kit/states';
import { useUser } from '@/offline/session/session';
import { BranchSelect } from '../branches';
import { DraftEntry, DraftLines } from '../DraftParts';
import { DraftScreen } from '../DraftScreen';
import { isHeadLocked, pendingLines } from '../draft';
import { changeDraft, useDraft } from '../draftStore';
import { ReasonInput } from '../ReasonInput';
import { record, useSending } from '../useMovements';
import { MEANINGS, meaningOf, movementOf } from './meaning';

/** Waste and corrections, with the reason that the ledger keeps for each. */
export default function AdjustmentPage() {
  const { t } = useTranslation('stock');
  const user = useUser();
  const [store, draft] = useDraft(`stock.adjustment.${user.username}`, user.branch ?? '', 'waste');
  const { sending, start } = useSending(store, (line, whole) =>
    record(line, whole, movementOf(meaningOf(whole.meaning), line)),
  );
  if (draft === undefined) {
    return <Loading />;
  }
  const meaning = meaningOf(draft.meaning);
  const pending = pendingLines(draft);
  const nothing = pending.some((line) => line.quantity <= 0);
  const noReason = draft.reason.trim() === '';
  const locked = isHeadLocked(draft) || sending;

  return (
    <DraftScreen
      title={t('stock.adjustment.title')}
      store={store}
      draft={draft}
      sending={sending}
      hint={t('stock.adjustment.hint')}
      finishedTitle={t('stock.adjustment.done')}
      head={
        <Stack gap="sm">
          <SegmentedControl
            size="md"
            fullWidth
            aria-label={t('stock.adjustment.meaning')}
            data={MEANINGS.map((each) => ({ value: each, label: t(`stock.adjustment.${each}`) }))}
            value={meaning}
            disabled={locked}
            onChange={(next) => void changeDraft(store, (each) => ({ ...each, meaning: next }))}
          />
          <Group gap="sm" align="flex-start">
            <BranchSelect
              size="md"
              forWriting
              value={draft.branch}
              disabled={locked}
              onChange={(branch) => void changeDraft(store, (each) => ({ ...each, branch }))}
            />
            <ReasonInput
              key={draft.id}
              label={t('field.reason')}
              required
              placeholder={t('stock.adjustment.reasonHint')}
              suggestions={t(`stock.adjustment.reasons.${meaning}`).split('|')}
              value={draft.reason}
              disabled={locked}
              onChange={(reason) => void changeDraft(store, (each) => ({ ...each, reason }))}
            />
          </Group>
        </Stack>
      }
      entry={<DraftEntry store={store} draft={draft} locked={sending} />}
      lines={<DraftLines store={store} draft={draft} locked={sending} />}
      action={
        <Button size="lg" loading={sending} disabled={nothing || noReason} onClick={() => void start()}>
          {noReason
            ? t('stock.adjustment.needsReason')
            : nothing
              ? t('stock.zeroLine')
              : t(`stock.adjustment.confirm.${meaning}`, { count: pending.length })}
        </Button>
      }
    />
  );
}
