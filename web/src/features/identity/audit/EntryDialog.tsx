import { SimpleGrid, Stack, Switch, Table, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/kit/Dialog';
import { formatDateTime } from '@/kit/dates';
import { wordOf } from '@/kit/text';
import type { AuditEntry } from '../queries';
import { type Change, difference } from './difference';

/** One entry with what was before and after, fact by fact. */
export function EntryDialog({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const [whole, setWhole] = useState(false);
  const changes = difference(entry.before, entry.after);
  const shown = whole ? changes : changes.filter((change) => change.kind !== 'same');
  const facts: [string, string][] = [
    [t('identity.audit.when'), formatDateTime(entry.at)],
    [t('identity.audit.who'), `${entry.user} (${wordOf(t, 'identity.audit.kinds', entry.kind)})`],
    [t('field.branch'), entry.branch ?? t('identity.wholeChain')],
    [t('identity.audit.address'), entry.address === '' ? '—' : entry.address],
    [t('identity.audit.entity'), wordOf(t, 'identity.audit.entities', entry.entity)],
    [t('identity.audit.key'), entry.key],
  ];
  return (
    <Dialog onClose={onClose} size="xl" title={wordOf(t, 'identity.audit.actions', entry.action)}>
      <Stack>
        <SimpleGrid component="dl" cols={{ base: 2, sm: 3 }} my={0} spacing="sm">
          {facts.map(([label, value]) => (
            <div key={label}>
              <Text component="dt" size="xs" c="dimmed">
                {label}
              </Text>
              <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
                {value}
              </Text>
            </div>
          ))}
        </SimpleGrid>
        {changes.length === 0 ? (
          <Text size="sm">{t('identity.audit.noDetail')}</Text>
        ) : (
          <>
            {changes.some((change) => change.kind === 'same') && (
              <Switch
                label={t('identity.audit.whole')}
                checked={whole}
                onChange={(event) => setWhole(event.currentTarget.checked)}
              />
            )}
            {shown.length === 0 ? (
              <Text size="sm">{t('identity.audit.nothingChanged')}</Text>
            ) : (
              <ChangeTable changes={shown} />
            )}
          </>
        )}
      </Stack>
    </Dialog>
  );
}

function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('identity');
  return (
    <Table aria-label={t('identity.audit.changes')} verticalSpacing={4} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('identity.audit.fact')}</Table.Th>
          <Table.Th>{t('identity.audit.before')}</Table.Th>
          <Table.Th>{t('identity.audit.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody style={{ overflowWrap: 'anywhere' }}>
        {changes.map((change) => (
          <Table.Tr key={change.path}>
            <Table.Td>
              <Text size="sm">{labelOf(change.path, t)}</Text>
              <Text size="xs" c="dimmed">
                {t(`identity.audit.change.${change.kind}`)}
              </Text>
            </Table.Td>
            <Table.Td>{shown(change.before)}</Table.Td>
            <Table.Td fw={change.kind === 'changed' ? 600 : undefined}>{shown(change.after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function shown(value: string | undefined) {
  if (value === undefined || value === '') {
    return '—';
  }
  return MOMENT.test(value) ? formatDateTime(value) : value;
}

/** The words for a fact where there are some, else the name the server gives it. */
function labelOf(path: string, t: TFunction<'identity'>): string {
  return path
    .split('.')
    .map((part) => {
      const [name = part, place = ''] = part.split(/(?=\[)/);
      return `${wordOf(t, 'identity.audit.facts', name)}${place}`;
    })
    .join(' · ');
}
