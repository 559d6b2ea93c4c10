import { Alert, Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { formatDateTime } from '@/app/dates';
import { Failure, Loading, ScreenHead } from '@/app/states';
import { formatMoney } from '@/money/format';
import { formatTaxId } from '@/money/taxId';
import { type Column, DataTable } from '@/table/DataTable';
import { useDevice } from '../till/device';
import { SaleDetail } from './SaleDetail';
import { fullNumber, saleByNumber, salesPage } from './sales';

type Sale = Schemas['Sale'];

/** The sales of this till, newest first. */
export default function SalesPage() {
  const { t } = useTranslation();
  const device = useDevice();
  if (device === undefined) {
    return <Loading />;
  }
  return device === null ? (
    <Alert color="orange">{t('sales.history.noDevice')}</Alert>
  ) : (
    <Sales register={device.register} />
  );
}

function Sales({ register }: { register: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Sale>();
  const [wanted, setWanted] = useState('');
  const sales = useInfiniteQuery({
    queryKey: ['sales', 'history', register],
    queryFn: ({ pageParam }) => salesPage(register, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = useMemo(() => sales.data?.pages.flatMap((page) => page.items) ?? [], [sales.data]);
  const find = useMutation({
    mutationFn: (number: string) => saleByNumber(register, number),
    onSuccess: (sale) => sale !== undefined && setShown(sale),
  });

  const columns = useMemo<Column<Sale>[]>(
    () => [
      {
        id: 'number',
        header: t('sales.history.number'),
        value: (sale) => sale.number,
        cell: (sale) => (
          <Button size="compact-sm" variant="subtle" onClick={() => setShown(sale)}>
            {sale.number}
          </Button>
        ),
      },
      {
        id: 'sold',
        header: t('field.date'),
        value: (sale) => sale.sold_at,
        cell: (sale) => formatDateTime(sale.sold_at),
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
        value: (sale) => t(`sales.history.states.${sale.status}`),
        cell: (sale) => (
          <Badge color={sale.status === 'voided' ? 'red' : 'teal'} variant="light" autoContrast>
            {(sale.returns ?? []).length > 0 && sale.status !== 'voided'
              ? t('sales.history.returned')
              : t(`sales.history.states.${sale.status}`)}
          </Badge>
        ),
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
            const number = fullNumber(register, wanted);
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
            <Button type="submit" loading={find.isPending} disabled={fullNumber(register, wanted) === undefined}>
              {t('sales.history.find')}
            </Button>
          </Group>
        </form>
      </ScreenHead>
      {find.isSuccess && find.data === undefined && <Text role="status">{t('sales.history.notFound')}</Text>}
      {find.isError && <Failure error={find.error} />}
      {sales.isPending && <Loading />}
      {sales.isError && <Failure error={sales.error} onRetry={() => void sales.refetch()} />}
      {sales.isSuccess && (
        <DataTable
          rows={rows}
          columns={columns}
          rowKey={(sale) => sale.id}
          label={t('sales.history.label', { register })}
          exportName={`ventas-${register}`}
          onMore={sales.hasNextPage ? () => void sales.fetchNextPage() : undefined}
          loadingMore={sales.isFetchingNextPage}
        />
      )}
      {shown !== undefined && <SaleDetail sale={shown} onClose={() => setShown(undefined)} onChanged={setShown} />}
    </Stack>
  );
}
