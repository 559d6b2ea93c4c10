import { Badge, Button, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { branchChoices, useBranches } from '@/kit/branches';
import { formatDateTime } from '@/kit/dates';
import { IconPlus } from '@/kit/icons';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { useUrlState } from '@/kit/urlState';
import { boundTo, useUser } from '@/offline/session/session';
import { type User, usersBy } from '../queries';
import { PEOPLE_ROLES, useRoleChoices } from '../roles/choices';
import { UserActions } from './UserActions';
import { UserDialog } from './UserDialog';

const NEW = 'nuevo';

/** The people who may sign in, and what they may do. */
export default function UsersPage() {
  const { t, i18n } = useTranslation('identity');
  const [url, setUrl] = useUrlState(['branch', 'role', 'active', 'edit']);
  const filter = {
    branch: url.branch,
    role: url.role,
    active: url.active === 'all' ? undefined : url.active !== 'inactive',
  };
  const users = useQuery(usersBy(filter));
  // biome-ignore lint/correctness/useExhaustiveDependencies: dates follow the language.
  const columns = useMemo<Column<User>[]>(
    () => [
      { id: 'username', header: t('identity.users.username'), value: (row) => row.username },
      {
        id: 'name',
        header: t('field.name'),
        value: (row) => row.name,
        cell: (row) => (
          <Group gap={6}>
            <span>{row.name}</span>
            {!row.active && (
              <Badge size="sm" color="gray" variant="outline">
                {t('identity.users.inactive')}
              </Badge>
            )}
          </Group>
        ),
      },
      {
        id: 'roles',
        header: t('identity.roles'),
        value: (row) => row.roles.map((role) => wordOf(t, 'identity.role', role)).join(', '),
        wideOnly: true,
      },
      {
        id: 'branch',
        header: t('field.branch'),
        value: (row) => row.branch ?? t('identity.wholeChain'),
        wideOnly: true,
      },
      {
        id: 'updated',
        header: t('identity.updated'),
        value: (row) => row.updated_at,
        cell: (row) => formatDateTime(row.updated_at),
        wideOnly: 'md',
      },
      {
        id: 'actions',
        header: t('identity.actions'),
        actions: true,
        value: () => '',
        cell: (row) => <UserActions user={row} onEdit={() => setUrl({ edit: row.id }, true)} />,
      },
    ],
    [t, i18n.language, setUrl],
  );
  return (
    <Stack>
      <ScreenHead title={t('identity.users.title')}>
        <Button leftSection={<IconPlus size={16} />} onClick={() => setUrl({ edit: NEW }, true)}>
          {t('identity.users.new')}
        </Button>
      </ScreenHead>
      <Filters url={url} onChange={setUrl} />
      {users.isPending && <Loading />}
      {users.isError && <Failure error={users.error} onRetry={() => void users.refetch()} />}
      {users.isSuccess && (
        <DataTable
          label={t('identity.users.title')}
          rows={users.data}
          columns={columns}
          rowKey={(row) => row.id}
          exportFrom={{ path: '/api/pos/usuarios/exportar', query: filter }}
        />
      )}
      {url.edit !== undefined && (
        <UserDialog
          key={url.edit}
          id={url.edit === NEW ? undefined : url.edit}
          onClose={() => setUrl({ edit: null })}
        />
      )}
    </Stack>
  );
}

interface FilterProps {
  url: { branch: string | undefined; role: string | undefined; active: string | undefined };
  onChange: (change: { branch?: string | null; role?: string | null; active?: string | null }) => void;
}

function Filters({ url, onChange }: FilterProps) {
  const { t } = useTranslation('identity');
  const user = useUser();
  const branches = useBranches();
  const roles = useRoleChoices(PEOPLE_ROLES);
  const chain = boundTo(user) === null;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm" maw={720}>
      {chain && (
        <Select
          label={t('field.branch')}
          placeholder={t('identity.anyBranch')}
          clearable
          data={branchChoices(branches.data)}
          value={url.branch ?? null}
          onChange={(branch) => onChange({ branch })}
        />
      )}
      <Select
        label={t('identity.roleOne')}
        placeholder={t('identity.any')}
        clearable
        data={roles}
        value={url.role ?? null}
        onChange={(role) => onChange({ role })}
      />
      <Select
        label={t('identity.state')}
        allowDeselect={false}
        data={(['active', 'inactive', 'all'] as const).map((value) => ({ value, label: t(`identity.show.${value}`) }))}
        value={url.active ?? 'active'}
        onChange={(active) => onChange({ active: active === 'active' ? null : active })}
      />
    </SimpleGrid>
  );
}
