import { Button, Group } from '@mantine/core';
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

/** Goods that come in: scan, correct the quantity, confirm. */
export default function ReceiptPage() {
  const { t } = useTranslation('stock');
  const user = useUser();
  const [store, draft] = useDraft(`stock.receipt.${user.username}`, user.branch ?? '');
  const { sending, start } = useSending(store, (line, whole) =>
    record(line, whole, { kind: 'receipt', quantity: line.quantity }),
  );
  if (draft === undefined) {
    return <Loading />;
  }
  const pending = pendingLines(draft);
  const nothing = pending.some((line) => line.quantity <= 0);
  const locked = isHeadLocked(draft) || sending;

  return (
    <DraftScreen
      title={t('stock.receipt.title')}
      store={store}
      draft={draft}
      sending={sending}
      hint={t('stock.receipt.hint')}
      finishedTitle={t('stock.receipt.done')}
      head={
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
            label={t('stock.receipt.document')}
            placeholder={t('stock.receipt.documentHint')}
            value={draft.reason}
            disabled={locked}
            onChange={(reason) => void changeDraft(store, (each) => ({ ...each, reason }))}
          />
        </Group>
      }
      entry={<DraftEntry store={store} draft={draft} locked={sending} />}
      lines={<DraftLines store={store} draft={draft} locked={sending} />}
      action={
        <Button size="lg" loading={sending} disabled={nothing} onClick={() => void start()}>
          {nothing ? t('stock.zeroLine') : t('stock.receipt.confirm', { count: pending.length })}
        </Button>
      }
    />
  );
}
