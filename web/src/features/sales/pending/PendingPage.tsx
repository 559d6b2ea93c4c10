import { Alert, Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { type FormEvent, lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/kit/Dialog';
import { formatDateTime, formatTime } from '@/kit/dates';
import { Empty, Loading, ScreenHead } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { formatMoney } from '@/money/format';
import { database, type StoredSale } from '@/offline/database';
import { backToCart, discardRejected, exportJournal, noteTold, retryRejected } from '@/offline/journal';
import { sender, startSending, useSenderState } from '@/offline/sending';
import { useUser } from '@/offline/session/session';
import type { ReceiptData } from '../charge/receipt';
import { downloadJson } from '../download';

const ReceiptView = lazy(() => import('../receipt/ReceiptView'));

const receiptOf = (sale: StoredSale) => sale.receipt as ReceiptData;
const COLORS = { waiting: 'orange', rejected: 'red', sent: 'teal', refused: 'gray.7' } as const;

/** The sales of this device that somebody may have to see to. */
export default function PendingPage() {
  const { t } = useTranslation('sales');
  const sending = useSenderState();
  const [looking, setLooking] = useState<string>();
  const [discarding, setDiscarding] = useState<StoredSale>();
  useEffect(startSending, []);
  const sales = useLiveQuery(
    () => database.sales.filter((sale) => sale.state !== 'sent' || sale.interrupted === true).sortBy('sequence'),
    [],
  );
  const looked = sales?.find((sale) => sale.id === looking);

  const columns = useMemo<Column<StoredSale>[]>(
    () => [
      { id: 'sequence', header: t('sales.pending.sequence'), value: (sale) => sale.sequence, numeric: true },
      {
        id: 'made',
        header: t('sales.pending.made'),
        value: (sale) => sale.madeAt,
        cell: (sale) => formatDateTime(sale.madeAt),
      },
      { id: 'register', header: t('sales.device.register'), value: (sale) => sale.register, wideOnly: true },
      { id: 'by', header: t('sales.pending.by'), value: (sale) => sale.madeBy, wideOnly: true },
      {
        id: 'total',
        header: t('field.total'),
        value: (sale) => receiptOf(sale).totals.total,
        cell: (sale) => formatMoney(receiptOf(sale).totals.total, receiptOf(sale).currency),
        numeric: true,
      },
      {
        id: 'state',
        header: t('sales.pending.state'),
        value: (sale) => sale.problem?.detail ?? sale.state,
        cell: (sale) => (
          <Stack gap={2}>
            <Badge color={COLORS[sale.state]} variant="filled">
              {sale.number ?? t(`sales.pending.states.${sale.state}`)}
            </Badge>
            {sale.problem !== undefined && <Text size="xs">{sale.problem.detail}</Text>}
            {sale.interrupted === true && <Text size="xs">{t('sales.pending.interrupted')}</Text>}
          </Stack>
        ),
      },
      {
        id: 'actions',
        header: t('sales.pending.actions'),
        actions: true,
        value: () => '',
        cell: (sale) => (
          <Group gap={4} wrap="nowrap">
            <Button size="compact-sm" variant="default" onClick={() => setLooking(sale.id)}>
              {t('sales.pending.look')}
            </Button>
            {sale.state === 'rejected' && (
              <>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => void retryRejected(sale.id).then(() => sender.wake())}
                >
                  {t('sales.pending.retry')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() =>
                    void backToCart(
                      sale.id,
                      t('sales.parked.label', { time: formatTime(sale.madeAt), name: sale.madeBy }),
                    )
                  }
                >
                  {t('sales.pending.toCart')}
                </Button>
                <Button size="compact-sm" variant="light" color="red" onClick={() => setDiscarding(sale)}>
                  {t('sales.pending.discard')}
                </Button>
              </>
            )}
            {sale.interrupted === true && (
              <Button size="compact-sm" variant="default" onClick={() => void noteTold(sale.id)}>
                {t('sales.pending.seen')}
              </Button>
            )}
          </Group>
        ),
      },
    ],
    [t],
  );

  return (
    <Stack>
      <ScreenHead title={t('sales.pending.title')}>
        <Text size="sm" role="status">
          {t('sales.status.sender')}: {t(`sales.sender.${sending}`)}
        </Text>
        <Button size="xs" variant="default" onClick={() => void sender.wake()}>
          {t('sales.status.sync')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => void exportJournal().then((json) => downloadJson('ventas-caja', json))}
        >
          {t('sales.status.export')}
        </Button>
      </ScreenHead>
      {sales === undefined ? (
        <Loading />
      ) : (
        <DataTable
          rows={sales}
          columns={columns}
          rowKey={(sale) => sale.id}
          label={t('sales.pending.label')}
          empty={<Empty title={t('sales.pending.empty')} />}
        />
      )}
      {looked !== undefined && (
        <Dialog
          onClose={() => setLooking(undefined)}
          title={looked.number ?? t('sales.done.pending', { sequence: looked.sequence })}
          size="lg"
        >
          <Suspense fallback={<Loading />}>
            {looked.problem !== undefined && (
              <Alert color="red" title={t('sales.pending.reason')} mb="sm">
                {looked.problem.detail} ({looked.problem.code})
              </Alert>
            )}
            <ReceiptView sale={looked} />
          </Suspense>
          <Button variant="default" mt="sm" data-autofocus onClick={() => setLooking(undefined)}>
            {t('action.back')}
          </Button>
        </Dialog>
      )}
      {discarding !== undefined && <DiscardDialog sale={discarding} onClose={() => setDiscarding(undefined)} />}
    </Stack>
  );
}

function DiscardDialog({ sale, onClose }: { sale: StoredSale; onClose: () => void }) {
  const { t } = useTranslation('sales');
  const user = useUser();
  const [reason, setReason] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') {
      downloadJson(`venta-${sale.register}-${sale.sequence}`, JSON.stringify({ ...sale, reason }, null, 1));
      await discardRejected(sale.id, reason.trim(), user.username);
      onClose();
    }
  };
  return (
    <Dialog onClose={onClose} title={t('sales.pending.discardTitle')}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text size="sm">{t('sales.pending.discardText')}</Text>
          <TextInput
            label={t('field.reason')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" color="red" disabled={reason.trim() === ''}>
            {t('sales.pending.discardConfirm')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
