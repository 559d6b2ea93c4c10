import { Badge, Button, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { formatDateTime } from '@/kit/dates';
import { IconPlus } from '@/kit/icons';
import { notifyDone } from '@/kit/notices';
import { Empty, Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { useUrlState } from '@/kit/urlState';
import { type ApiKey, apiKeys, KEYS_KEY } from '../queries';
import { NewKeyDialog } from './NewKeyDialog';
import { SecretDialog } from './SecretDialog';
import { type KeyState, stateOf } from './state';

const COLORS: Record<KeyState, string> = { living: 'teal', expiring: 'orange', expired: 'gray', revoked: 'gray' };

/** The keys by which programs call: made, shown once, revoked. */
export default function ApiKeysPage() {
  const { t, i18n } = useTranslation('identity');
  const queries = useQueryClient();
  const [url, setUrl] = useUrlState(['edit']);
  const keys = useQuery(apiKeys);
  const [made, setMade] = useState<ApiKey>();
  const [revoking, setRevoking] = useState<ApiKey>();
  const changed = () => queries.invalidateQueries({ queryKey: KEYS_KEY });

  // biome-ignore lint/correctness/useExhaustiveDependencies: dates follow the language.
  const columns = useMemo<Column<ApiKey>[]>(
    () => [
      { id: 'name', header: t('field.name'), value: (row) => row.name },
      {
        id: 'state',
        header: t('identity.state'),
        value: (row) => t(`identity.keys.states.${stateOf(row, Date.now())}`),
        cell: (row) => {
          const state = stateOf(row, Date.now());
          return (
            <Badge color={COLORS[state]} variant={COLORS[state] === 'gray' ? 'outline' : 'light'}>
              {t(`identity.keys.states.${state}`)}
            </Badge>
          );
        },
      },
      {
        id: 'roles',
        header: t('identity.roles'),
        value: (row) => row.roles.map((role) => wordOf(t, 'identity.role', role)).join(', '),
        wideOnly: true,
      },
      {
        id: 'scopes',
        header: t('identity.keys.scopes'),
        value: (row) => (row.scopes.length === 0 ? t('identity.keys.allScopes') : row.scopes.join(' ')),
        wideOnly: 'lg',
      },
      {
        id: 'branch',
        header: t('field.branch'),
        value: (row) => row.branch ?? t('identity.wholeChain'),
        wideOnly: 'md',
      },
      {
        id: 'expires',
        header: t('identity.keys.expires'),
        value: (row) => row.expires_at,
        cell: (row) => (row.expires_at === null ? t('identity.keys.never') : formatDateTime(row.expires_at)),
        noWrap: true,
        wideOnly: true,
      },
      {
        id: 'used',
        header: t('identity.keys.used'),
        value: (row) => row.last_used_at,
        cell: (row) => (row.last_used_at === null ? t('identity.keys.neverUsed') : formatDateTime(row.last_used_at)),
        noWrap: true,
        wideOnly: 'md',
      },
      {
        id: 'actions',
        header: t('identity.actions'),
        actions: true,
        value: () => '',
        cell: (row) =>
          row.revoked_at === null && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${t('identity.keys.revoke')}: ${row.name}`}
              onClick={() => setRevoking(row)}
            >
              {t('identity.keys.revoke')}
            </Button>
          ),
      },
    ],
    [t, i18n.language],
  );

  return (
    <Stack>
      <ScreenHead title={t('identity.keys.title')}>
        <Button leftSection={<IconPlus size={16} />} onClick={() => setUrl({ edit: 'nueva' }, true)}>
          {t('identity.keys.new')}
        </Button>
      </ScreenHead>
      <Text size="sm" c="dimmed" maw="60rem">
        {t('identity.keys.about')}
      </Text>
      {keys.isPending && <Loading />}
      {keys.isError && <Failure error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isSuccess && (
        <DataTable
          label={t('identity.keys.title')}
          rows={keys.data}
          columns={columns}
          rowKey={(row) => row.id}
          exportFrom={{ path: '/api/pos/api-keys/exportar', query: {} }}
          empty={<Empty title={t('identity.keys.none')} />}
        />
      )}
      {url.edit !== undefined && (
        <NewKeyDialog
          onMade={async (key) => {
            setMade(key);
            await changed();
          }}
          onClose={() => setUrl({ edit: null })}
        />
      )}
      {made !== undefined && <SecretDialog apiKey={made} onClose={() => setMade(undefined)} />}
      {revoking !== undefined && (
        <ConfirmDialog
          title={t('identity.keys.revokeTitle')}
          action={t('identity.keys.revoke')}
          onClose={() => setRevoking(undefined)}
          onConfirm={async () => {
            const left = await data(api.DELETE('/api/pos/api-keys/{id}', { params: { path: { id: revoking.id } } }));
            await changed();
            const made = left?.made.map((each) => `${wordOf(t, 'identity.audit.entities', each.entity)} ${each.key}`);
            notifyDone(
              made === undefined
                ? t('identity.keys.revoked', { name: revoking.name })
                : t('identity.keys.revokedLeaves', { name: revoking.name, made: made.join(', ') }),
            );
          }}
        >
          {t('identity.keys.revokeText', { name: revoking.name })}
        </ConfirmDialog>
      )}
    </Stack>
  );
}
