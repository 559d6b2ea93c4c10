import { Alert, Button, Group, Stack, Table } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { useConnection } from '@/api/connection';
import { Dialog } from '@/kit/Dialog';
import { formatDateTime } from '@/kit/dates';
import { Loading } from '@/kit/states';
import { thousandths } from '@/money/amounts';
import { formatMoney, formatQuantity } from '@/money/format';
import { ReturnDialog } from './ReturnDialog';
import { saleById } from './sales';
import { VoidDialog } from './VoidDialog';

const ReceiptView = lazy(() => import('../receipt/ReceiptView'));

interface Props {
  sale: Schemas['Sale'];
  onClose: () => void;
  onChanged: (sale: Schemas['Sale']) => void;
}

/** One sale with its receipt, and what may still be done with it. */
export function SaleDetail({ sale, onClose, onChanged }: Props) {
  const { t } = useTranslation('sales');
  const { online } = useConnection();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<'void' | 'return' | 'receipt'>();
  const stop = () => setDoing(undefined);
  const changed = async () => {
    stop();
    onChanged(await saleById(sale.id));
    await queries.invalidateQueries({ queryKey: ['sales', 'history'] });
  };

  if (doing === 'void') {
    return <VoidDialog sale={sale} onClose={stop} onDone={() => void changed()} />;
  }
  if (doing === 'return') {
    return <ReturnDialog sale={sale} onClose={stop} onDone={() => void changed()} />;
  }
  const open = sale.status !== 'voided';
  return (
    <Dialog onClose={onClose} title={t('sales.history.detail', { number: sale.number })} size="xl">
      <Stack>
        {sale.voided !== undefined && (
          <Alert color="red">
            {t('sales.history.voidedBecause', { reason: sale.voided.reason })}
            {sale.voided.refund.map((each) => (
              <div key={each.method}>
                {t('sales.history.givenBack', {
                  method: t(`sales.methods.${each.method}`),
                  amount: formatMoney(each.amount, sale.currency),
                })}
              </div>
            ))}
          </Alert>
        )}
        {(sale.returns ?? []).map((each) => (
          <Alert key={each.id} color="orange">
            {t('sales.history.refunded', { amount: formatMoney(each.total + each.cash_rounding, sale.currency) })} ·{' '}
            {each.reason}
          </Alert>
        ))}
        {sale.backdated === true && (
          <Alert color="orange">{t('sales.history.backdatedText', { time: formatDateTime(sale.sold_at) })}</Alert>
        )}
        {!online && <Alert color="orange">{t('sales.history.needsServer')}</Alert>}
        <Table>
          <Table.Tbody>
            {sale.items.map((line) => (
              <Table.Tr key={line.line}>
                <Table.Td>{line.name}</Table.Td>
                <Table.Td className="number">
                  {formatQuantity(thousandths(line.quantity))} × {formatMoney(line.unit_price, sale.currency)}
                </Table.Td>
                <Table.Td className="number">{formatMoney(line.total, sale.currency)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr fw={700}>
              <Table.Td>{t('field.total')}</Table.Td>
              <Table.Td className="number">
                {sale.payments.map((each) => t(`sales.methods.${each.method}`)).join(', ')}
              </Table.Td>
              <Table.Td className="number">{formatMoney(sale.total, sale.currency)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
        <Group>
          <Button variant="default" data-autofocus onClick={() => setDoing('receipt')}>
            {t('sales.history.reprint')}
          </Button>
          {open && (
            <Button variant="default" disabled={!online} onClick={() => setDoing('return')}>
              {t('sales.history.return')}
            </Button>
          )}
          {open && (
            <Button variant="light" color="red" disabled={!online} onClick={() => setDoing('void')}>
              {t('sales.history.void')}
            </Button>
          )}
        </Group>
        {doing === 'receipt' && (
          <Suspense fallback={<Loading />}>
            <ReceiptView sale={{ id: sale.id, number: sale.number }} />
          </Suspense>
        )}
      </Stack>
    </Dialog>
  );
}
