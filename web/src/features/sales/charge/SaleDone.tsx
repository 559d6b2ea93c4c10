import { Alert, Button, Kbd, Stack, Text } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Dialog } from '@/kit/Dialog';
import { Loading } from '@/kit/states';
import { formatMoney } from '@/money/format';
import { database, type StoredSale } from '@/offline/database';
import classes from '../till/till.module.css';
import type { ReceiptData } from './receipt';

const ReceiptView = lazy(() => import('../receipt/ReceiptView'));

interface Props {
  sale: StoredSale;
  currency: string;
  onClose: () => void;
}

/** The sale stands: its number as soon as there is one, the change to give, the receipt. */
export function SaleDone({ sale: made, currency, onClose }: Props) {
  const { t } = useTranslation('sales');
  const sale = useLiveQuery(() => database.sales.get(made.id), [made.id]) ?? made;
  const receipt = sale.receipt as ReceiptData;
  const answer = sale.answer as Schemas['Sale'] | undefined;
  const change = answer?.change ?? receipt.change;
  const differs = answer !== undefined && answer.total !== receipt.totals.total;
  return (
    <Dialog onClose={onClose} title={t('sales.done.title')} size="lg">
      <Stack gap="sm">
        <div className={classes.row} role="status" aria-live="polite">
          <Text size="lg" data-testid="sale-number">
            {sale.number ?? t('sales.done.pending', { sequence: sale.sequence })}
          </Text>
          <Text size="lg" fw={700}>
            {formatMoney(answer?.total ?? receipt.totals.total, currency)}
          </Text>
        </div>
        <div className={classes.row}>
          <Text size="lg">{t('sales.charge.change')}</Text>
          <span className={classes.total} data-testid="sale-change">
            {formatMoney(change, currency)}
          </span>
        </div>
        {differs && <Alert color="orange">{t('sales.done.differs')}</Alert>}
        {sale.state === 'waiting' && <Alert color="orange">{t('sales.done.waiting')}</Alert>}
        {sale.state === 'rejected' && (
          <Alert color="red" role="alert">
            {t('sales.done.rejected')} {sale.problem?.detail}
          </Alert>
        )}
        <Button onClick={onClose} size="md" data-autofocus>
          {t('sales.done.next')} <Kbd ml={8}>Enter</Kbd>
        </Button>
        <Suspense fallback={<Loading />}>
          <ReceiptView sale={sale} />
        </Suspense>
      </Stack>
    </Dialog>
  );
}
