import { Alert, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/api/connection';
import { Dialog } from '@/kit/Dialog';
import { formatMoney, formatPercent } from '@/money/format';
import { parseMoney, parsePercent } from '@/money/input';
import { type Discount, lineAmounts } from '@/money/sale';
import { useUser } from '@/offline/session/session';
import { discountLimit, HIGHEST_DISCOUNT } from '../limits';
import { highestDiscount, reduceCart, selectedLine } from '../till/cart';
import type { DialogProps } from './dialog';

type Kind = 'percent' | 'amount';
type Reach = 'line' | 'all';

/** Takes something off a line, or a share off all of them. */
export function DiscountDialog({ store, device, onClose }: DialogProps) {
  const { t } = useTranslation('sales');
  const user = useUser();
  const { online } = useConnection();
  const line = selectedLine(store.current);
  const [kind, setKind] = useState<Kind>('percent');
  const [reach, setReach] = useState<Reach>('line');
  const [text, setText] = useState('');
  const limit = discountLimit(user);

  const discount = read(kind, text, device.currency);
  const key = reach === 'all' ? ('all' as const) : line?.key;
  const after =
    discount === undefined || key === undefined
      ? undefined
      : reduceCart(store.current, { type: 'discount', key, discount });
  const highest = after === undefined ? 0 : highestDiscount(after);
  const gross = line === undefined ? 0 : lineAmounts(line).gross;
  const tooMuch =
    highest > HIGHEST_DISCOUNT || (discount !== undefined && 'amount' in discount && discount.amount > gross);
  const overLimit = highest > limit;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key !== undefined && discount !== undefined && !tooMuch && !(overLimit && !online)) {
      store.dispatch({ type: 'discount', key, discount });
      onClose();
    }
  };

  return (
    <Dialog onClose={onClose} title={t('sales.discount.title')}>
      <form onSubmit={submit}>
        <Stack>
          {line !== undefined && (
            <Text size="sm">
              {line.name} · {formatMoney(gross, device.currency)}
            </Text>
          )}
          <SegmentedControl
            value={kind}
            onChange={(value) => {
              setKind(value as Kind);
              if (value === 'amount') {
                setReach('line');
              }
            }}
            data={[
              { value: 'percent', label: t('sales.discount.percent') },
              { value: 'amount', label: t('sales.discount.amount') },
            ]}
            aria-label={t('sales.discount.kind')}
          />
          {kind === 'percent' && (
            <SegmentedControl
              value={reach}
              onChange={(value) => setReach(value as Reach)}
              data={[
                { value: 'line', label: t('sales.discount.line') },
                { value: 'all', label: t('sales.discount.all') },
              ]}
              aria-label={t('sales.discount.reach')}
            />
          )}
          <TextInput
            label={kind === 'percent' ? t('sales.discount.percent') : t('sales.discount.amount')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            inputMode="decimal"
            autoComplete="off"
            data-autofocus
            error={
              text !== '' && discount === undefined
                ? t('sales.charge.noAmount')
                : tooMuch
                  ? t('sales.discount.tooMuch', { limit: formatPercent(HIGHEST_DISCOUNT / 100) })
                  : undefined
            }
          />
          {overLimit && !tooMuch && (
            <Alert color="orange">
              {t(online ? 'sales.discount.needsSecond' : 'sales.discount.offline', {
                limit: formatPercent(limit / 100),
              })}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button
              variant="subtle"
              color="red"
              onClick={() => {
                if (key !== undefined) {
                  store.dispatch({ type: 'discount', key, discount: undefined });
                }
                onClose();
              }}
            >
              {t('sales.discount.none')}
            </Button>
            <Button type="submit" disabled={discount === undefined || tooMuch || (overLimit && !online)}>
              {t('sales.discount.give')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function read(kind: Kind, text: string, currency: 'CLP' | 'ARS'): Discount | undefined {
  if (kind === 'percent') {
    const percent = parsePercent(text);
    return percent === undefined || percent === 0 ? undefined : { percent };
  }
  const amount = parseMoney(text, currency);
  return amount === undefined || amount === 0 ? undefined : { amount };
}
