import { Alert, Badge, Button, Group, Stack, TagsInput, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { sentenceOf } from '@/api/problem';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { Dialog } from '@/kit/Dialog';
import { IconPlus } from '@/kit/icons';
import { notifyDone } from '@/kit/notices';
import { Empty, Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { SYNONYMS_KEY, type SynonymGroup, synonymGroups } from '../queries';

/** On a phone a term takes two lines rather than losing its end. */
const WRAPPED = { root: { height: 'auto', minWidth: 0 }, label: { whiteSpace: 'normal' } } as const;

/** The words that the search takes for the same. */
export default function SynonymsPage() {
  const { t } = useTranslation('catalog');
  const queries = useQueryClient();
  const groups = useQuery(synonymGroups);
  const [editing, setEditing] = useState<SynonymGroup | 'new'>();
  const [removing, setRemoving] = useState<SynonymGroup>();
  const columns = useMemo<Column<SynonymGroup>[]>(
    () => [
      {
        id: 'terms',
        header: t('catalog.synonyms.terms'),
        value: (row) => row.terms.join(', '),
        cell: (row) => (
          <Group gap={6}>
            {row.terms.map((term) => (
              <Badge key={term} variant="default" tt="none" fw={500} styles={WRAPPED}>
                {term}
              </Badge>
            ))}
          </Group>
        ),
      },
      {
        id: 'count',
        header: t('catalog.synonyms.count'),
        value: (row) => row.terms.length,
        numeric: true,
        wideOnly: true,
      },
      {
        id: 'actions',
        header: t('catalog.synonyms.actions'),
        actions: true,
        value: () => '',
        cell: (row) => (
          <Group gap={6} wrap="nowrap" justify="flex-end">
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${t('action.edit')}: ${row.terms[0]}`}
              onClick={() => setEditing(row)}
            >
              {t('action.edit')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${t('action.remove')}: ${row.terms[0]}`}
              onClick={() => setRemoving(row)}
            >
              {t('action.remove')}
            </Button>
          </Group>
        ),
      },
    ],
    [t],
  );
  const changed = () => queries.invalidateQueries({ queryKey: SYNONYMS_KEY });
  return (
    <Stack>
      <ScreenHead title={t('catalog.synonyms.title')}>
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
          {t('catalog.synonyms.new')}
        </Button>
      </ScreenHead>
      <Text size="sm" c="dimmed" maw="60rem">
        {t('catalog.synonyms.about')}
      </Text>
      {groups.isPending && <Loading />}
      {groups.isError && <Failure error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.isSuccess && (
        <DataTable
          label={t('catalog.synonyms.title')}
          rows={groups.data}
          columns={columns}
          rowKey={(row) => String(row.id)}
          exportFrom={{ path: '/api/pos/sinonimos/exportar', query: {} }}
          empty={<Empty title={t('catalog.synonyms.none')} />}
        />
      )}
      {editing !== undefined && (
        <GroupDialog
          group={editing === 'new' ? undefined : editing}
          onSaved={changed}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing !== undefined && (
        <ConfirmDialog
          title={t('catalog.synonyms.removeTitle')}
          action={t('action.remove')}
          onClose={() => setRemoving(undefined)}
          onConfirm={async () => {
            await data(api.DELETE('/api/pos/sinonimos/{id}', { params: { path: { id: String(removing.id) } } }));
            await changed();
            notifyDone(t('catalog.synonyms.removed'));
          }}
        >
          {t('catalog.synonyms.removeText', { terms: removing.terms.join(', ') })}
        </ConfirmDialog>
      )}
    </Stack>
  );
}

interface DialogProps {
  group: SynonymGroup | undefined;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

function GroupDialog({ group, onSaved, onClose }: DialogProps) {
  const { t } = useTranslation('catalog');
  const [terms, setTerms] = useState<string[]>(group?.terms ?? []);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  const save = async () => {
    if (terms.length < 2) {
      setFault(t('catalog.synonyms.twoAtLeast'));
      return;
    }
    setBusy(true);
    setFault(undefined);
    try {
      await data(
        group === undefined
          ? api.POST('/api/pos/sinonimos', { body: { terms } })
          : api.PUT('/api/pos/sinonimos/{id}', { params: { path: { id: String(group.id) } }, body: { terms } }),
      );
      await onSaved();
      notifyDone(t('action.saved'));
      onClose();
    } catch (error) {
      setFault(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog onClose={onClose} title={t(group === undefined ? 'catalog.synonyms.new' : 'catalog.synonyms.edit')}>
      <Stack>
        <TagsInput
          label={t('catalog.synonyms.terms')}
          description={t('catalog.synonyms.hint')}
          value={terms}
          onChange={(values) => setTerms(values.map((value) => value.trim()).filter(Boolean))}
          splitChars={[',', ';']}
          maxTags={50}
          acceptValueOnBlur
          data-autofocus
        />
        {fault !== undefined && (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button loading={busy} onClick={() => void save()}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
