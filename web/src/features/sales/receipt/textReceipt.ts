import type { TFunction } from 'i18next';
import { formatDateTime } from '@/kit/dates';
import { formatMoney, formatPercent, formatQuantity } from '@/money/format';
import { formatTaxId } from '@/money/taxId';
import type { ReceiptData } from '../charge/receipt';

const WIDTH = 42;

function both(left: string, right: string): string {
  const room = Math.max(1, WIDTH - right.length - 1);
  const text = left.length > room ? `${left.slice(0, room - 1)}…` : left;
  return text + ' '.repeat(Math.max(1, WIDTH - text.length - right.length)) + right;
}

function center(text: string): string {
  return ' '.repeat(Math.max(0, Math.floor((WIDTH - text.length) / 2))) + text;
}

/** Between words, or inside a word that is wider than the paper; nothing is cut off. */
function wrap(text: string): string[] {
  const pieces = text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${WIDTH}}`, 'gu')) ?? []);
  const rows: string[] = [];
  for (const piece of pieces) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + piece.length <= WIDTH) {
      rows[rows.length - 1] = `${last} ${piece}`;
    } else {
      rows.push(piece);
    }
  }
  return rows;
}

/** A receipt from the journal alone: what the till knows, for when the server cannot be asked. */
export function textReceipt(receipt: ReceiptData, number: string, t: TFunction<'sales'>): string {
  const money = (amount: number) => formatMoney(amount, receipt.currency);
  const line = '-'.repeat(WIDTH);
  const rows = [
    center('Ferre-POS'),
    center(`${receipt.branch} · ${receipt.register}`),
    center(t('sales.receipt.internal')),
    '',
    both(t('sales.receipt.number'), number),
    both(t('field.date'), formatDateTime(receipt.soldAt)),
    both(t('sales.receipt.cashier'), receipt.cashier),
  ];
  if (receipt.customer !== undefined) {
    rows.push(both(t('sales.customer.taxId'), formatTaxId(receipt.customer.taxId)));
    if (receipt.customer.name !== undefined) {
      rows.push(...wrap(receipt.customer.name));
    }
  }
  rows.push(line);
  for (const item of receipt.lines) {
    rows.push(...wrap(item.name));
    rows.push(both(`  ${formatQuantity(item.quantity)} ${item.unit} × ${money(item.unitPrice)}`, money(item.total)));
    if (item.discount > 0) {
      rows.push(both(`  ${t('sales.totals.discount')}`, money(-item.discount)));
    }
  }
  rows.push(line);
  rows.push(both(t('sales.totals.net'), money(receipt.totals.net)));
  if (receipt.taxes === undefined) {
    rows.push(both(t('sales.totals.tax'), money(receipt.totals.tax)));
  }
  for (const { percent, tax } of receipt.taxes ?? []) {
    rows.push(both(t('sales.totals.taxAt', { percent: formatPercent(percent / 100, 2) }), money(tax)));
  }
  if (receipt.totals.exempt > 0) {
    rows.push(both(t('sales.totals.exempt'), money(receipt.totals.exempt)));
  }
  rows.push(both(t('field.total').toUpperCase(), money(receipt.totals.total)));
  for (const payment of receipt.payments) {
    rows.push(both(t(`sales.methods.${payment.method}`), money(payment.amount)));
  }
  if (receipt.cashRounding !== 0) {
    rows.push(both(t('sales.charge.rounding'), money(receipt.cashRounding)));
  }
  rows.push(both(t('sales.charge.change'), money(receipt.change)));
  rows.push('', center(t('sales.receipt.thanks')), '');
  return rows.join('\n');
}
