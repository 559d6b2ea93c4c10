import { Alert, Button, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { useConnection } from '@/api/connection';
import { sentenceOf } from '@/api/problem';
import { Dialog } from '@/kit/Dialog';
import { newId } from '@/kit/uuid';
import { formatMoney } from '@/money/format';
import { parseMoney } from '@/money/input';
import type { DialogProps } from '../dialogs/dialog';

/** Cash put into or taken out of the drawer beside sales. */
export default function CashDialog({ device, onClose }: DialogProps) {
  const { t } = useTranslation('sales');
  const { online } = useConnection();
  const [kind, setKind] = useState<'in' | 'out'>('out');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  // One id for the whole dialog: pressing twice moves once.
  const [id] = useState(() => newId());
  const amount = parseMoney(text, device.currency);
  const move = useMutation({
    mutationFn: (value: number) =>
      data(
        api.POST('/api/pos/cajas/{register}/movimientos', {
          params: { path: { register: device.register } },
          body: { id, kind, amount: value, reason: reason.trim() },
        }),
      ),
    onSuccess: (movement) => {
      notifications.show({
        color: 'teal',
        message: t(`sales.cash.done.${kind}`, { amount: formatMoney(movement.amount, device.currency) }),
      });
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={t('sales.keys.cash')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (amount !== undefined && amount > 0 && reason.trim() !== '') {
            move.mutate(amount);
          }
        }}
      >
        <Stack>
          {!online && <Alert color="orange">{t('sales.cash.offline')}</Alert>}
          <SegmentedControl
            value={kind}
            onChange={(value) => setKind(value as 'in' | 'out')}
            aria-label={t('sales.cash.kind')}
            data={[
              { value: 'out', label: t('sales.cash.out') },
              { value: 'in', label: t('sales.cash.in') },
            ]}
          />
          <TextInput
            label={t('sales.cash.amount')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            inputMode="decimal"
            autoComplete="off"
            data-autofocus
            error={text !== '' && amount === undefined ? t('sales.charge.noAmount') : undefined}
          />
          <TextInput
            label={t('field.reason')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {move.isError && (
            <Alert color="red" role="alert">
              {sentenceOf(move.error)}
            </Alert>
          )}
          <Button
            type="submit"
            loading={move.isPending}
            disabled={!online || amount === undefined || amount === 0 || reason.trim() === ''}
          >
            {t(`sales.cash.${kind}`)}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
