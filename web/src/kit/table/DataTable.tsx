import {
  ActionIcon,
  Button,
  Group,
  ScrollArea,
  Stack,
  Table,
  Text,
  TextInput,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
import {
  columnFilteringFeature,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../states';
import type { Column } from './column';
import { ExportButton } from './ExportButton';
import { ExportMenu } from './ExportMenu';
import type { ExportSource } from './exports';

interface Props<T> {
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  /** Name of the exported file, without its ending; left out where there is nothing worth exporting. */
  exportName?: string;
  /** What the table lists, for those who do not see it. */
  label: string;
  /** Shown when there is nothing, with what to do about it. */
  empty?: ReactNode;
  /** Asks for the next page of the server where there is one. */
  onMore?: (() => void) | undefined;
  loadingMore?: boolean;
  pageSize?: number;
  /** Beside the filter. */
  actions?: ReactNode;
  /** Stands in the place of the filter where the server does the looking up. */
  tools?: ReactNode;
  /** Where the server exports all that the filter shows; instead of a name, which exports what the table holds. */
  exportFrom?: ExportSource;
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  rowPaginationFeature,
  paginatedRowModel: createPaginatedRowModel(),
});

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** What is written in the table's own field narrows the file too. */
const narrowed = (source: ExportSource, words: string): ExportSource => ({
  ...source,
  query: { ...source.query, words: words.trim() },
});

/** A table that sorts, filters, pages and exports what it shows. */
export function DataTable<T extends object>(props: Props<T>) {
  const { rows, columns, rowKey, pageSize = 25 } = props;
  const { t } = useTranslation();
  const [filter, setFilter] = useState('');
  const filtered = useMemo(() => {
    const words = fold(filter).split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      return [...rows];
    }
    return rows.filter((row) => {
      const text = fold(columns.map((column) => column.value(row) ?? '').join(' '));
      return words.every((word) => text.includes(word));
    });
  }, [rows, columns, filter]);

  const table = useTable({
    features,
    data: filtered,
    columns: useMemo(
      () =>
        columns.map((column) => ({
          id: column.id,
          accessorFn: (row: T) => column.value(row) ?? '',
          sortFn: column.numeric === true ? ('basic' as const) : undefined,
        })),
      [columns],
    ) as never,
    getRowId: (row: T) => rowKey(row),
    initialState: { pagination: { pageIndex: 0, pageSize } },
    // A further page of the server or a row that changed must not throw the reader back to the first page.
    autoResetPageIndex: false,
  });

  const page = table.getRowModel().rows;
  const pages = table.getPageCount();
  const index = table.state.pagination.pageIndex;
  useEffect(() => {
    if (index > 0 && index >= pages) {
      table.setPageIndex(Math.max(0, pages - 1));
    }
  }, [index, pages, table]);

  return (
    <Stack gap="sm">
      <Group gap="sm">
        {props.tools ?? (
          <TextInput
            value={filter}
            onChange={(event) => {
              setFilter(event.currentTarget.value);
              table.setPageIndex(0);
            }}
            placeholder={t('table.search')}
            aria-label={t('table.search')}
            style={{ flex: '1 1 12rem', maxWidth: '20rem' }}
          />
        )}
        <Text size="sm" c="dimmed" aria-live="polite">
          {t('table.rows', { count: filtered.length })}
        </Text>
        <Group gap="xs" ml="auto">
          {props.exportFrom !== undefined && rows.length > 0 && (
            <ExportMenu source={narrowed(props.exportFrom, filter)} />
          )}
          {props.exportName !== undefined && rows.length > 0 && (
            <ExportButton
              name={props.exportName}
              columns={columns}
              rows={() => table.getSortedRowModel().rows.map((row) => row.original as T)}
            />
          )}
          {props.actions}
        </Group>
      </Group>
      {filtered.length === 0 ? (
        (rows.length === 0 && props.empty) || (
          <Empty title={rows.length === 0 ? t('table.empty') : t('table.emptyFiltered')}>
            {filter !== '' && (
              <Button variant="default" size="xs" onClick={() => setFilter('')}>
                {t('table.clearFilter')}
              </Button>
            )}
          </Empty>
        )
      ) : (
        <ScrollArea type="auto">
          <Table striped highlightOnHover stickyHeader verticalSpacing={6} aria-label={props.label}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <HeadCell
                    key={column.id}
                    column={column}
                    sorted={table.getColumn(column.id)?.getIsSorted() ?? false}
                    onSort={() => table.getColumn(column.id)?.toggleSorting()}
                  />
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {page.map((row) => (
                <Table.Tr key={row.id}>
                  {columns.map((column) => (
                    <Table.Td key={column.id} className={classOf(column)} visibleFrom={visibleFrom(column) as never}>
                      {column.cell?.(row.original as T) ?? column.value(row.original as T)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
      <Group justify="space-between">
        {props.onMore === undefined ? (
          <span />
        ) : (
          <Button variant="default" size="xs" loading={props.loadingMore ?? false} onClick={props.onMore}>
            {t('table.more')}
          </Button>
        )}
        {pages > 1 && (
          <Group gap="xs">
            <ActionIcon
              variant="default"
              aria-label={t('table.previous')}
              disabled={index === 0}
              onClick={() => table.previousPage()}
            >
              ‹
            </ActionIcon>
            <Text size="sm">{t('table.page', { page: index + 1, pages })}</Text>
            <ActionIcon
              variant="default"
              aria-label={t('table.next')}
              disabled={index >= pages - 1}
              onClick={() => table.nextPage()}
            >
              ›
            </ActionIcon>
          </Group>
        )}
      </Group>
    </Stack>
  );
}

function visibleFrom<T>({ wideOnly }: Column<T>): 'sm' | 'md' | 'lg' | undefined {
  if (wideOnly === true) {
    return 'sm';
  }
  return wideOnly === false ? undefined : wideOnly;
}

function classOf<T>(column: Column<T>): string {
  if (column.numeric === true || column.actions === true) {
    return 'number';
  }
  return column.noWrap === true ? 'no-wrap' : '';
}

interface HeadProps<T> {
  column: Column<T>;
  sorted: false | 'asc' | 'desc';
  onSort: () => void;
}

function HeadCell<T>({ column, sorted, onSort }: HeadProps<T>) {
  const { t } = useTranslation();
  if (column.actions === true) {
    return (
      <Table.Th visibleFrom={visibleFrom(column) as never}>
        <VisuallyHidden>{column.header}</VisuallyHidden>
      </Table.Th>
    );
  }
  const order = sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending';
  return (
    <Table.Th
      aria-sort={order}
      className={column.numeric === true ? 'number' : ''}
      visibleFrom={visibleFrom(column) as never}
    >
      <UnstyledButton onClick={onSort} fw={600} fz="sm" title={t('table.sortBy', { column: column.header })}>
        {column.header}
        <span aria-hidden="true">{sorted === 'asc' ? ' ▲' : sorted === 'desc' ? ' ▼' : ''}</span>
      </UnstyledButton>
    </Table.Th>
  );
}
