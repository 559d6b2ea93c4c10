import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Loading } from '@/kit/states';
import { useUser } from '@/offline/session/session';
import { BranchSelect } from '../branches';
import { DraftEntry, DraftLines } from '../DraftParts';
import { DraftScreen } from '../DraftScreen';
import { isHeadLocked, pendingLines } from '../draft';
import { changeDraft, useDraft } from '../draftStore';
import { ReasonInput } from '../ReasonInput';
import { useSending } from '../useMovements';
import { expectedOf, recordCount } from './compare';
import { DifferenceList } from './DifferenceList';

/** Counts what is on the shelf; what the record says is shown only after that, so that nobody counts towards it. */
export default function CountPage() {
  const { t } = useTranslation('stock');
  const user = useUser();
  const [store, draft] = useDraft(`stock.count.${user.username}`, user.branch ?? '');
  const { sending, start } = useSending(store, recordCount);
  const [comparing, setComparing] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  if (draft === undefined) {
    return <Loading />;
  }
  const checking = draft.step !== 'writing';
  const pending = pendingLines(draft);
  const locked = checking || isHeadLocked(draft) || sending;

  const compare = async () => {
    setComparing(true);
    setProblem(undefined);
    try {
      const expected = await expectedOf(draft);
      await changeDraft(store, (each) => ({
        ...each,
        step: 'checking',
        reason: each.reason.trim() === '' ? t('stock.count.reason') : each.reason,
        lines: each.lines.map((line) => {
          const record = expected.get(line.id);
          return record === undefined ? line : { ...line, expected: record };
        }),
      }));
    } catch (error) {
      setProblem(error);
    } finally {
      setComparing(false);
    }
  };

  return (
    <DraftScreen
      title={t('stock.count.title')}
      store={store}
      draft={draft}
      sending={sending}
      hint={t('stock.count.hint')}
      finishedTitle={t('stock.count.done')}
      head={
        checking ? (
          <Text>{t('stock.count.check', { branch: draft.branch })}</Text>
        ) : (
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
              label={t('stock.count.note')}
              placeholder={t('stock.count.noteHint')}
              value={draft.reason}
              disabled={locked}
              onChange={(reason) => void changeDraft(store, (each) => ({ ...each, reason }))}
            />
          </Group>
        )
      }
      entry={!checking && <DraftEntry store={store} draft={draft} locked={sending || comparing} />}
      lines={
        <>
          {problem !== undefined && <Failure error={problem} onRetry={() => void compare()} />}
          {checking ? (
            <DifferenceList lines={draft.lines} sending={sending} />
          ) : (
            <DraftLines store={store} draft={draft} locked={sending || comparing} />
          )}
        </>
      }
      action={
        checking ? (
          <>
            <Button
              size="lg"
              variant="default"
              disabled={sending}
              onClick={() => void changeDraft(store, (each) => ({ ...each, step: 'writing' }))}
            >
              {t('stock.count.again')}
            </Button>
            <Button size="lg" loading={sending} onClick={() => void start()}>
              {t('stock.count.confirm', { count: pending.length })}
            </Button>
          </>
        ) : (
          <Button size="lg" loading={comparing} onClick={() => void compare()}>
            {t('stock.count.compare', { count: pending.length })}
          </Button>
        )
      }
    />
  );
}
