import { Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { formatDateTime } from '@/kit/dates';
import { Empty, Failure, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { useUrlState } from '@/kit/urlState';
import { formatMoney } from '@/money/format';
import { formatTaxId } from '@/money/taxId';
import { useRegisterChoices } from '../registers';
import { useDevice } from '../till/device';
import { SaleDetail } from './SaleDetail';
import { BACKDATED, fullNumber, saleByNumber, salesPage, wantedOf } from './sales';

type Sale = Schemas['Sale'];

/** Sales, newest first: those of this device's till, or of the whole chain as far as one may see it. */
export default function SalesPage() {
  const device = useDevice();
  return device === undefined ? <Loading /> : <Sales own={device?.register} />;
}

/** Stands in the address for "all tills", where a device has one of its own. */
const ALL = 'all';

function Sales({ own }: { own: string | undefined }) {
  const { t } = useTranslation('sales');
  const [shown, setShown] = useState<Sale>();
  const [wanted, setWanted] = useState('');
  const choices = useRegisterChoices();
  const [url, setUrl] = useUrlState(['register', 'date', 'status']);
  const register = url.register === ALL ? undefined : (url.register ?? own);
  const filter = { register, date: url.date, status: url.status };
  const sales = useInfiniteQuery({
    queryKey: ['sales', 'history', filter],
    queryFn: ({ pageParam }) => salesPage(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = useMemo(() => sales.data?.pages.flatMap((page) => page.items) ?? [], [sales.data]);
  const find = useMutation({
    mutationFn: saleByNumber,
    onSuccess: (sale) => sale !== undefined && setShown(sale),
  });
  const number = fullNumber(register, wanted);

  const columns = useMemo<Column<Sale>[]>(
    () => [
      {
        id: 'number',
        header: t('sales.history.number'),
        value: (sale) => sale.number,
        cell: (sale) => (
          <>
            <Button size="compact-sm" variant="subtle" onClick={() => setShown(sale)}>
              {sale.number}
            </Button>
            <Group gap={6} px={8} hiddenFrom="sm">
              <Text size="xs" c="dimmed">
                {formatDateTime(sale.sold_at)}
              </Text>
              <Status sale={sale} />
            </Group>
          </>
        ),
      },
      {
        id: 'sold',
        header: t('field.date'),
        value: (sale) => sale.sold_at,
        cell: (sale) => formatDateTime(sale.sold_at),
        wideOnly: true,
      },
      {
        id: 'payments',
        header: t('sales.charge.method'),
        value: (sale) => sale.payments.map((each) => t(`sales.methods.${each.method}`)).join(', '),
        wideOnly: 'md',
      },
      {
        id: 'customer',
        header: t('sales.history.customer'),
        value: (sale) => (sale.customer === undefined ? '' : (sale.customer.name ?? formatTaxId(sale.customer.tax_id))),
        wideOnly: true,
      },
      {
        id: 'total',
        header: t('field.total'),
        value: (sale) => sale.total,
        cell: (sale) => formatMoney(sale.total, sale.currency),
        numeric: true,
      },
      {
        id: 'status',
        header: t('sales.history.status'),
        value: (sale) => wordOf(t, 'sales.history.states', sale.status),
        cell: (sale) => <Status sale={sale} />,
        wideOnly: true,
      },
    ],
    [t],
  );

  return (
    <Stack>
      <ScreenHead title={t('sales.history.title')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (number !== undefined) {
              find.mutate(number);
            }
          }}
        >
          <Group gap="xs">
            <TextInput
              aria-label={t('sales.history.find')}
              placeholder={t('sales.history.findHint')}
              value={wanted}
              onChange={(event) => {
                find.reset();
                setWanted(event.currentTarget.value);
              }}
              w={260}
            />
            <Button type="submit" loading={find.isPending} disabled={number === undefined}>
              {t('sales.history.find')}
            </Button>
          </Group>
        </form>
      </ScreenHead>
      <Group gap="sm" align="flex-end">
        <Select
          label={t('sales.device.register')}
          placeholder={t('sales.history.allTills')}
          clearable
          data={choices}
          value={register ?? null}
          onChange={(value) => setUrl({ register: value ?? ALL })}
          style={{ flex: '1 1 11rem', maxWidth: '16rem' }}
        />
        <TextInput
          type="date"
          label={t('field.date')}
          value={url.date ?? ''}
          onChange={(event) => setUrl({ date: event.currentTarget.value })}
        />
        <Select
          label={t('sales.history.status')}
          placeholder={t('sales.history.allStates')}
          clearable
          data={[
            ...(['paid', 'voided'] as const).map((value) => ({ value, label: t(`sales.history.states.${value}`) })),
            { value: BACKDATED, label: t('sales.history.backdated') },
          ]}
          value={url.status ?? null}
          onChange={(value) => setUrl({ status: value })}
          style={{ flex: '1 1 9rem', maxWidth: '12rem' }}
        />
      </Group>
      {find.isSuccess && find.data === undefined && <Text role="status">{t('sales.history.notFound')}</Text>}
      {find.isError && <Failure error={find.error} />}
      {sales.isPending && <Loading />}
      {sales.isError && <Failure error={sales.error} onRetry={() => void sales.refetch()} />}
      {sales.isSuccess && (
        <DataTable
          rows={rows}
          columns={columns}
          rowKey={(sale) => sale.id}
          label={t('sales.history.title')}
          exportFrom={{ path: '/api/pos/ventas/exportar', query: wantedOf(filter) }}
          empty={<Empty title={t('sales.history.none')} />}
          onMore={sales.hasNextPage ? () => void sales.fetchNextPage() : undefined}
          loadingMore={sales.isFetchingNextPage}
        />
      )}
      {shown !== undefined && <SaleDetail sale={shown} onClose={() => setShown(undefined)} onChanged={setShown} />}
    </Stack>
  );
}

function Status({ sale }: { sale: Sale }) {
  const { t } = useTranslation('sales');
  return (
    <Group gap={4}>
      <Badge color={sale.status === 'voided' ? 'red' : 'teal'} variant="light">
        {(sale.returns ?? []).length > 0 && sale.status !== 'voided'
          ? t('sales.history.returned')
          : wordOf(t, 'sales.history.states', sale.status)}
      </Badge>
      {sale.backdated === true && (
        <Badge color="gray" variant="outline">
          {t('sales.history.backdated')}
        </Badge>
      )}
    </Group>
  );
}
