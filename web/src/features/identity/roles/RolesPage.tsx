import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { IconPlus } from '@/kit/icons';
import { notifyDone } from '@/kit/notices';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { useUrlState } from '@/kit/urlState';
import { useUser } from '@/offline/session/session';
import { allRoles, ROLES_KEY, type Role } from '../queries';
import { mayGive } from './choices';
import { RoleDialog } from './RoleDialog';

const NEW = 'nuevo';

/** The roles of the chain: those delivered, to look at, and its own, to make and change. */
export default function RolesPage() {
  const { t } = useTranslation('identity');
  const me = useUser();
  const queries = useQueryClient();
  const [url, setUrl] = useUrlState(['edit']);
  const roles = useQuery(allRoles);
  const [deleting, setDeleting] = useState<Role>();

  const columns = useMemo<Column<Role>[]>(
    () => [
      {
        id: 'title',
        header: t('identity.roleOne'),
        value: (row) => (row.built_in ? wordOf(t, 'identity.role', row.name) : row.title),
      },
      { id: 'name', header: t('identity.ownRoles.name'), value: (row) => row.name, wideOnly: true },
      {
        id: 'kind',
        header: t('identity.ownRoles.kind'),
        value: (row) => t(row.built_in ? 'identity.ownRoles.delivered' : 'identity.ownRoles.own'),
        wideOnly: true,
        cell: (row) => (
          <Badge color={row.built_in ? 'gray' : 'teal'} variant={row.built_in ? 'outline' : 'light'}>
            {t(row.built_in ? 'identity.ownRoles.delivered' : 'identity.ownRoles.own')}
          </Badge>
        ),
      },
      {
        id: 'permissions',
        header: t('identity.ownRoles.permissions'),
        value: (row) => row.permissions.length,
        wideOnly: true,
      },
      {
        id: 'actions',
        header: t('identity.actions'),
        actions: true,
        value: () => '',
        cell: (row) =>
          !row.built_in &&
          mayGive(me, row) && (
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('identity.ownRoles.change')}: ${row.title}`}
                onClick={() => setUrl({ edit: row.name }, true)}
              >
                {t('identity.ownRoles.change')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('identity.ownRoles.delete')}: ${row.title}`}
                onClick={() => setDeleting(row)}
              >
                {t('identity.ownRoles.delete')}
              </Button>
            </Group>
          ),
      },
    ],
    [t, me, setUrl],
  );

  const edited = roles.data?.find((role) => role.name === url.edit && !role.built_in);
  return (
    <Stack>
      <ScreenHead title={t('identity.roles')}>
        <Button leftSection={<IconPlus size={16} />} onClick={() => setUrl({ edit: NEW }, true)}>
          {t('identity.ownRoles.new')}
        </Button>
      </ScreenHead>
      <Text size="sm" c="dimmed" maw="60rem">
        {t('identity.ownRoles.about')}
      </Text>
      {roles.isPending && <Loading />}
      {roles.isError && <Failure error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.isSuccess && (
        <DataTable
          label={t('identity.roles')}
          rows={roles.data}
          columns={columns}
          rowKey={(row) => row.name}
          exportFrom={{ path: '/api/pos/roles/exportar', query: {} }}
        />
      )}
      {(url.edit === NEW || edited !== undefined) && (
        <RoleDialog key={url.edit} role={edited} onClose={() => setUrl({ edit: null })} />
      )}
      {deleting !== undefined && (
        <ConfirmDialog
          title={t('identity.ownRoles.deleteTitle')}
          action={t('identity.ownRoles.delete')}
          onClose={() => setDeleting(undefined)}
          onConfirm={async () => {
            await data(api.DELETE('/api/pos/roles/{name}', { params: { path: { name: deleting.name } } }));
            await queries.invalidateQueries({ queryKey: ROLES_KEY });
            notifyDone(t('identity.ownRoles.deleted', { title: deleting.title }));
          }}
        >
          {t('identity.ownRoles.deleteText', { title: deleting.title })}
        </ConfirmDialog>
      )}
    </Stack>
  );
}
