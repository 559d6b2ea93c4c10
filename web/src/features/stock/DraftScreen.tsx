import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { Empty, ScreenHead } from '@/kit/states';
import { type Draft, pendingLines } from './draft';
import { type DraftStore, renewDraft } from './draftStore';
import classes from './warehouse.module.css';

interface Props {
  title: string;
  store: DraftStore;
  draft: Draft;
  sending: boolean;
  /** Branch, reason and what else holds for all lines. */
  head: ReactNode;
  /** Where products are taken; left out while lines are checked. */
  entry?: ReactNode;
  lines: ReactNode;
  /** The way on, at the lower edge. */
  action: ReactNode;
  /** Says what to do where there is no line yet. */
  hint: string;
  finishedTitle: string;
}

/** The shape of all work that is written down line by line: head, entry, lines, and the way on under the thumb. */
export function DraftScreen(props: Props) {
  const { draft, store, sending } = props;
  const { t } = useTranslation('stock');
  const [asking, { open, close }] = useDisclosure();
  const finished = draft.step === 'finished';
  const failed = pendingLines(draft).filter((line) => line.problem !== undefined).length;

  return (
    <Stack className={classes.page} gap="sm">
      <ScreenHead title={props.title}>
        {draft.lines.length > 0 && !finished && (
          <Button variant="subtle" color="red" onClick={open} disabled={sending}>
            {t('stock.discard')}
          </Button>
        )}
      </ScreenHead>
      {finished ? (
        <Alert color="teal" title={props.finishedTitle} role="status">
          {t('stock.finished', { count: draft.lines.length, branch: draft.branch })}
        </Alert>
      ) : (
        props.head
      )}
      {!finished && props.entry}
      {failed > 0 && !sending && (
        <Alert color="orange" role="alert">
          {t('stock.someFailed', { count: failed })}
        </Alert>
      )}
      {draft.lines.length === 0 ? (
        <Empty title={t('stock.noLines')}>
          <Text c="dimmed" size="sm" ta="center">
            {draft.branch === '' ? t('stock.chooseBranch') : props.hint}
          </Text>
        </Empty>
      ) : (
        props.lines
      )}
      {draft.lines.length > 0 && (
        <div className={classes.bar}>
          <Group gap="sm" grow preventGrowOverflow={false}>
            {finished ? (
              <Button size="lg" onClick={() => void renewDraft(store)}>
                {t('stock.startNew')}
              </Button>
            ) : (
              props.action
            )}
          </Group>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={t('stock.discardTitle')}
          action={t('stock.discard')}
          onConfirm={() => renewDraft(store)}
          onClose={close}
        >
          {t('stock.discardText', { count: pendingLines(draft).length })}
        </ConfirmDialog>
      )}
    </Stack>
  );
}
