import { Autocomplete, Badge, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/kit/dates';
import { IconIncoming, IconPlus, IconSearch } from '@/kit/icons';
import { Empty, Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import type { ExportSource } from '@/kit/table/exports';
import { wordOf } from '@/kit/text';
import { useUrlState } from '@/kit/urlState';
import { formatMoney } from '@/money/format';
import { may, useUser } from '@/offline/session/session';
import { categories, foundProducts, type Product, type ProductFilter, productPages } from './queries';

const TYPING_MILLIS = 250;
const ACTIVE: Record<string, boolean | undefined> = { all: undefined, inactive: false };

/** The catalogue: search by words and codes, filters, and the way to each product. */
export default function ProductsPage() {
  const { t } = useTranslation('catalog');
  const mayWrite = may(useUser(), 'catalog.edit_products');
  const [url, setUrl] = useUrlState(['q', 'category', 'active']);
  const filter: ProductFilter = {
    category: url.category,
    active: url.active === undefined ? true : ACTIVE[url.active],
  };
  return (
    <Stack>
      <ScreenHead title={t('catalog.products.title')}>
        {mayWrite && (
          <>
            <Button
              variant="default"
              leftSection={<IconIncoming size={16} />}
              renderRoot={(props) => <Link to="/productos/importar" {...props} />}
            >
              {t('catalog.import.title')}
            </Button>
            <Button
              leftSection={<IconPlus size={16} />}
              renderRoot={(props) => <Link to="/productos/nuevo" {...props} />}
            >
              {t('catalog.products.new')}
            </Button>
          </>
        )}
      </ScreenHead>
      <Filters url={url} onChange={setUrl} />
      {url.q === undefined ? <ProductList filter={filter} /> : <SearchResult words={url.q} category={url.category} />}
    </Stack>
  );
}

interface FilterProps {
  url: { q: string | undefined; category: string | undefined; active: string | undefined };
  onChange: (change: { q?: string; category?: string; active?: string | undefined }) => void;
}

function Filters({ url, onChange }: FilterProps) {
  const { t } = useTranslation('catalog');
  const [words, setWords] = useState(url.q ?? '');
  const [category, setCategory] = useState(url.category ?? '');
  const known = useQuery(categories);
  const search = useDebouncedCallback((value: string) => onChange({ q: value.trim() }), TYPING_MILLIS);
  const narrow = useDebouncedCallback((value: string) => onChange({ category: value.trim() }), TYPING_MILLIS);
  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        type="search"
        label={t('catalog.products.search')}
        placeholder={t('catalog.products.searchHint')}
        leftSection={<IconSearch size={16} />}
        value={words}
        maxLength={200}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        style={{ flex: '2 1 16rem' }}
      />
      <Autocomplete
        label={t('catalog.fields.category')}
        placeholder={t('catalog.products.anyCategory')}
        data={known.data ?? []}
        limit={50}
        value={category}
        clearable
        onChange={(value) => {
          setCategory(value);
          narrow(value);
        }}
        style={{ flex: '1 1 12rem' }}
      />
      <SegmentedControl
        aria-label={t('catalog.products.activity')}
        disabled={url.q !== undefined}
        value={url.q === undefined ? (url.active ?? 'active') : 'active'}
        onChange={(value) => onChange({ active: value === 'active' ? undefined : value })}
        data={(['active', 'inactive', 'all'] as const).map((value) => ({
          value,
          label: t(`catalog.products.show.${value}`),
        }))}
      />
    </Group>
  );
}

function ProductList({ filter }: { filter: ProductFilter }) {
  const pages = useInfiniteQuery(productPages(filter));
  if (pages.isPending) {
    return <Loading />;
  }
  if (pages.isError && pages.data === undefined) {
    return <Failure error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <ProductTable
      rows={rows}
      onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
      loadingMore={pages.isFetchingNextPage}
      exportFrom={{ path: '/api/pos/productos/exportar', query: { ...filter } }}
    />
  );
}

function SearchResult({ words, category }: { words: string; category: string | undefined }) {
  const { t } = useTranslation('catalog');
  const found = useQuery({ ...foundProducts(words), placeholderData: (before) => before });
  if (found.isPending) {
    return <Loading />;
  }
  if (found.isError) {
    return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  }
  const rows = found.data.items.filter((product) => category === undefined || product.category === category);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('catalog.products.searchNote')}
      </Text>
      <ProductTable rows={rows} exportName="productos-encontrados" />
    </>
  );
}

interface TableProps {
  rows: readonly Product[];
  onMore?: (() => void) | undefined;
  loadingMore?: boolean;
  exportFrom?: ExportSource;
  exportName?: string;
}

function ProductTable({ rows, ...rest }: TableProps) {
  const { t, i18n } = useTranslation('catalog');
  const mayWrite = may(useUser(), 'catalog.edit_products');
  // biome-ignore lint/correctness/useExhaustiveDependencies: money and dates follow the language.
  const columns = useMemo<Column<Product>[]>(
    () => [
      {
        id: 'sku',
        header: t('catalog.fields.sku'),
        value: (row) => row.sku,
        cell: (row) => <ProductLink product={row}>{row.sku}</ProductLink>,
        noWrap: true,
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
                {t('catalog.inactive')}
              </Badge>
            )}
          </Group>
        ),
      },
      { id: 'category', header: t('catalog.fields.category'), value: (row) => row.category, wideOnly: true },
      { id: 'brand', header: t('catalog.fields.brand'), value: (row) => row.brand, wideOnly: 'md' },
      {
        id: 'unit',
        header: t('catalog.fields.unit'),
        value: (row) => row.unit,
        cell: (row) => wordOf(t, 'catalog.units', row.unit),
        wideOnly: 'lg',
      },
      { id: 'barcodes', header: t('catalog.fields.barcodes'), value: (row) => row.barcodes.join(' '), wideOnly: 'lg' },
      {
        id: 'price',
        header: t('field.price'),
        value: (row) => row.price,
        cell: (row) =>
          row.price === null || row.price === undefined ? (
            <Text size="sm" c="dimmed">
              {t('catalog.noPrice')}
            </Text>
          ) : (
            formatMoney(row.price, row.currency)
          ),
        numeric: true,
      },
      {
        id: 'updated',
        header: t('catalog.fields.updated'),
        value: (row) => row.updated_at,
        cell: (row) => formatDateTime(row.updated_at),
        noWrap: true,
        wideOnly: 'lg',
      },
    ],
    [t, i18n.language],
  );
  return (
    <DataTable
      label={t('catalog.products.title')}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.sku}
      tools={<span />}
      empty={
        <Empty title={t('catalog.products.none')}>
          {mayWrite && <Link to="/productos/nuevo">{t('catalog.products.new')}</Link>}
        </Empty>
      }
      {...rest}
    />
  );
}

function ProductLink({ product, children }: { product: Product; children: string }) {
  return (
    <Link to="/productos/$sku" params={{ sku: product.sku }} title={product.name}>
      {children}
    </Link>
  );
}
