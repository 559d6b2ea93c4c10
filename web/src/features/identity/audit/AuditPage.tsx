import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/kit/dates';
import { periodOf } from '@/kit/period';
import { Empty, Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { useUrlState } from '@/kit/urlState';
import { type AuditEntry, type AuditFilter, auditPages } from '../queries';
import { AuditFilters, FILTERS, type FilterValues } from './AuditFilters';
import { EntryDialog } from './EntryDialog';

function filterOf(url: FilterValues): AuditFilter {
  return { user: url.user, entity: url.entity, key: url.key, ...periodOf(url.from, url.to) };
}

/** Who did what to which thing, and what it was before. */
export default function AuditPage() {
  const { t, i18n } = useTranslation('identity');
  const [url, setUrl] = useUrlState(FILTERS);
  const filter = filterOf(url);
  const pages = useInfiniteQuery(auditPages(filter));
  const [open, setOpen] = useState<AuditEntry>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: dates follow the language.
  const columns = useMemo<Column<AuditEntry>[]>(
    () => [
      {
        id: 'at',
        header: t('identity.audit.when'),
        value: (row) => row.at,
        cell: (row) => formatDateTime(row.at),
        noWrap: true,
      },
      { id: 'user', header: t('identity.audit.who'), value: (row) => row.user, wideOnly: true },
      {
        id: 'action',
        header: t('identity.audit.action'),
        value: (row) => wordOf(t, 'identity.audit.actions', row.action),
        cell: (row) => (
          <>
            {wordOf(t, 'identity.audit.actions', row.action)}
            <Text size="xs" c="dimmed" hiddenFrom="sm">
              {row.user}
            </Text>
          </>
        ),
      },
      {
        id: 'entity',
        header: t('identity.audit.entity'),
        value: (row) => wordOf(t, 'identity.audit.entities', row.entity),
        wideOnly: true,
      },
      { id: 'key', header: t('identity.audit.key'), value: (row) => row.key, wideOnly: true },
      { id: 'branch', header: t('field.branch'), value: (row) => row.branch, wideOnly: 'lg' },
      { id: 'address', header: t('identity.audit.address'), value: (row) => row.address, wideOnly: 'lg' },
      {
        id: 'actions',
        header: t('identity.actions'),
        actions: true,
        value: () => '',
        cell: (row) => (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('identity.audit.showEntry', { id: row.id })}
            onClick={() => setOpen(row)}
          >
            {t('identity.audit.show')}
          </Button>
        ),
      },
    ],
    [t, i18n.language],
  );
  return (
    <Stack>
      <ScreenHead title={t('identity.audit.title')} />
      <AuditFilters url={url} onChange={setUrl} />
      {pages.isPending && <Loading />}
      {pages.isError && pages.data === undefined && (
        <Failure error={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.data !== undefined && (
        <DataTable
          label={t('identity.audit.title')}
          rows={pages.data.pages.flatMap((page) => page.items)}
          columns={columns}
          rowKey={(row) => String(row.id)}
          exportFrom={{ path: '/api/pos/auditoria/exportar', query: { ...filter } }}
          onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
          loadingMore={pages.isFetchingNextPage}
          empty={<Empty title={t('identity.audit.none')} />}
        />
      )}
      {open !== undefined && <EntryDialog entry={open} onClose={() => setOpen(undefined)} />}
    </Stack>
  );
}
