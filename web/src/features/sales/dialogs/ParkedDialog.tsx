import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { Dialog } from '@/kit/Dialog';
import { formatTime } from '@/kit/dates';
import { IconTrash } from '@/kit/icons';
import { formatMoney } from '@/money/format';
import { database, type StoredCart } from '@/offline/database';
import { cartPlace } from '@/offline/journal';
import { useUser } from '@/offline/session/session';
import { cartTotals, readCart } from '../till/cart';
import type { DialogProps } from './dialog';

/** The carts that were put aside at this till. */
export function ParkedDialog({ store, device, onClose }: DialogProps) {
  const { t } = useTranslation('sales');
  const user = useUser();
  const [dropped, setDropped] = useState<StoredCart>();
  const parked = useLiveQuery(
    () =>
      database.carts
        .where('register')
        .equals(device.register)
        .filter((each) => each.id !== cartPlace(device.register))
        .sortBy('parkedAt'),
    [device.register],
  );
  if (parked === undefined) {
    // The dialog gives the focus once, to what is there then.
    return null;
  }
  const recall = (id: string) => {
    const label = t('sales.parked.label', { time: formatTime(new Date()), name: user.name });
    void store.recall(id, label).then(onClose);
  };
  const nameOf = (each: StoredCart) => (each.label === '' ? formatTime(each.parkedAt) : each.label);
  if (dropped !== undefined) {
    const count = readCart(dropped.cart).lines.length;
    return (
      <ConfirmDialog
        title={t('sales.parked.dropTitle', { label: nameOf(dropped) })}
        action={t('sales.parked.dropConfirm')}
        onConfirm={() => database.carts.delete(dropped.id)}
        onClose={() => setDropped(undefined)}
      >
        {t('sales.clear.text', { count })}
      </ConfirmDialog>
    );
  }
  return (
    <Dialog onClose={onClose} title={t('sales.parked.title')}>
      <Stack gap="xs">
        {parked.length === 0 && <Text>{t('sales.parked.none')}</Text>}
        {parked.map((each, index) => {
          const cart = readCart(each.cart);
          return (
            <Group key={each.id} wrap="nowrap" gap="xs">
              <Button
                variant="default"
                fullWidth
                justify="space-between"
                onClick={() => recall(each.id)}
                rightSection={formatMoney(cartTotals(cart).total, device.currency)}
                {...(index === 0 ? { 'data-autofocus': true } : {})}
              >
                {nameOf(each)} · {t('sales.cart.count', { count: cart.lines.length })}
              </Button>
              <ActionIcon
                variant="subtle"
                color="red"
                size="lg"
                aria-label={t('sales.parked.drop', { label: nameOf(each) })}
                onClick={() => setDropped(each)}
              >
                <IconTrash />
              </ActionIcon>
            </Group>
          );
        })}
        <Button variant="default" onClick={onClose} {...(parked.length === 0 ? { 'data-autofocus': true } : {})}>
          {t('action.back')}
        </Button>
      </Stack>
    </Dialog>
  );
}
