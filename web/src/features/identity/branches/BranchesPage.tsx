import { Badge, Button, Group, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Branch, useBranches } from '@/kit/branches';
import { IconPlus } from '@/kit/icons';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { useUrlState } from '@/kit/urlState';
import { may, useUser } from '@/offline/session/session';
import { BranchDialog } from './BranchDialog';

/** The shops and warehouses of the chain. */
export default function BranchesPage() {
  const { t } = useTranslation('identity');
  const admin = may(useUser(), 'identity.manage_branches');
  const [url, setUrl] = useUrlState(['edit']);
  const branches = useBranches();
  const columns = useMemo<Column<Branch>[]>(
    () => [
      {
        id: 'code',
        header: t('field.code'),
        value: (row) => row.code,
        noWrap: true,
        cell: (row) => (
          <Link to="/sucursales/$code" params={{ code: row.code }}>
            {row.code}
          </Link>
        ),
      },
      {
        id: 'name',
        header: t('field.name'),
        value: (row) => row.name,
        cell: (row) => (
          <Group gap={6}>
            <span>{row.name}</span>
            {!row.active && (
              <Badge size="sm" color="gray" variant="outline">
                {t('identity.inactive')}
              </Badge>
            )}
          </Group>
        ),
      },
      { id: 'address', header: t('identity.branches.address'), value: (row) => row.address, wideOnly: true },
      { id: 'commune', header: t('identity.branches.commune'), value: (row) => row.commune, wideOnly: true },
      { id: 'zone', header: t('identity.branches.zone'), value: (row) => row.zone, wideOnly: true },
      {
        id: 'country',
        header: t('identity.branches.country'),
        value: (row) => t(`identity.branches.countries.${row.country}`),
        wideOnly: true,
      },
      { id: 'currency', header: t('identity.branches.currency'), value: (row) => row.currency, wideOnly: true },
    ],
    [t],
  );
  return (
    <Stack>
      <ScreenHead title={t('identity.branches.title')}>
        {admin && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setUrl({ edit: 'nueva' }, true)}>
            {t('identity.branches.new')}
          </Button>
        )}
      </ScreenHead>
      {branches.isPending && <Loading />}
      {branches.isError && <Failure error={branches.error} onRetry={() => void branches.refetch()} />}
      {branches.isSuccess && (
        <DataTable
          label={t('identity.branches.title')}
          rows={branches.data}
          columns={columns}
          rowKey={(row) => row.code}
          exportFrom={{ path: '/api/pos/sucursales/exportar', query: {} }}
        />
      )}
      {admin && url.edit !== undefined && <BranchDialog branch={undefined} onClose={() => setUrl({ edit: null })} />}
    </Stack>
  );
}
