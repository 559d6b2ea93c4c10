import { Badge, Button, Group, Kbd, Paper, Stack, Text } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/money/format';
import { formatTaxId } from '@/money/taxId';
import { type Cart, cartTotals } from './cart';
import { keyOf, type TillCommand } from './keys';
import classes from './till.module.css';

interface Props {
  cart: Cart;
  currency: string;
  onCommand: (command: TillCommand) => void;
}

/** What the sale comes to, and the way to charge it. */
export function SidePanel({ cart, currency, onCommand }: Props) {
  const { t } = useTranslation('sales');
  const totals = cartTotals(cart);
  const total = formatMoney(totals.total, currency);
  return (
    <Paper withBorder p="md" className={classes.side ?? ''} component="section" aria-label={t('field.total')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t('sales.cart.count', { count: cart.lines.length })}
          </Text>
          {cart.customer !== undefined && (
            <Badge color="steel" size="lg">
              {cart.customer.name ?? formatTaxId(cart.customer.taxId)}
            </Badge>
          )}
        </Group>
        {totals.discountTotal > 0 && (
          <>
            <Amount label={t('sales.totals.subtotal')} amount={totals.subtotal} currency={currency} />
            <Amount label={t('sales.totals.discount')} amount={-totals.discountTotal} currency={currency} />
          </>
        )}
        <Amount label={t('sales.totals.net')} amount={totals.net} currency={currency} />
        <Amount label={t('sales.totals.tax')} amount={totals.tax} currency={currency} />
        {totals.exempt > 0 && <Amount label={t('sales.totals.exempt')} amount={totals.exempt} currency={currency} />}
        <div className={classes.amount}>
          <div
            className={classes.total}
            style={{ '--characters': total.length } as CSSProperties}
            aria-live="polite"
            data-testid="till-total"
          >
            {total}
          </div>
        </div>
        <Button
          size="xl"
          disabled={cart.lines.length === 0}
          onClick={() => onCommand('charge')}
          rightSection={<Kbd>{keyOf('charge')}</Kbd>}
        >
          {t('sales.keys.charge')}
        </Button>
      </Stack>
    </Paper>
  );
}

function Amount({ label, amount, currency }: { label: string; amount: number; currency: string }) {
  return (
    <div className={classes.row}>
      <Text size="sm" c="dimmed" component="span">
        {label}
      </Text>
      <Text size="sm" component="span">
        {formatMoney(amount, currency)}
      </Text>
    </div>
  );
}
