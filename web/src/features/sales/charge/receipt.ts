import type { Schemas } from '@/api/client';
import { nowWithOffset } from '@/kit/dates';
import type { Currency } from '@/money/amounts';
import { quantityNumber } from '@/money/amounts';
import { lineAmounts, type RateTax, type Totals } from '@/money/sale';
import { type Cart, type Customer, cartTaxes, cartTotals } from '../till/cart';
import { type Payment, settlePayments } from './payments';

/** What a receipt shows, as the till worked it out; kept with the sale, to print it without the server. */
export interface ReceiptData {
  branch: string;
  register: string;
  cashier: string;
  soldAt: string;
  currency: Currency;
  customer?: Customer | undefined;
  lines: {
    sku: string;
    name: string;
    unit: string;
    quantity: number;
    unitPrice: number;
    discount: number;
    total: number;
  }[];
  totals: Totals;
  /** Named apart where there is more than one, or another currency than Chile's; absent in receipts of before. */
  taxes?: RateTax[];
  payments: Payment[];
  cashRounding: number;
  paid: number;
  change: number;
}

/** Where and by whom is sold. */
export interface Place {
  branch: string;
  register: string;
  currency: Currency;
  cashier: string;
}

export interface PreparedSale {
  request: Schemas['SaleRequest'];
  receipt: ReceiptData;
}

/** The request and the receipt of a cart that is paid for. */
export function prepareSale(cart: Cart, payments: readonly Payment[], place: Place): PreparedSale {
  const soldAt = nowWithOffset();
  const totals = cartTotals(cart);
  const taxes = cartTaxes(cart);
  const settled = settlePayments(totals.total, payments, place.currency);
  if (settled.kind !== 'settled') {
    throw new Error('a sale that is not paid for');
  }
  const request: Schemas['SaleRequest'] = {
    id: cart.id,
    branch: place.branch,
    register: place.register,
    sold_at: soldAt,
    items: cart.lines.map((line) => ({
      sku: line.sku,
      quantity: quantityNumber(line.quantity),
      ...(line.discount === undefined
        ? {}
        : {
            discount:
              'percent' in line.discount ? { percent: line.discount.percent / 100 } : { amount: line.discount.amount },
          }),
    })),
    payments: payments.map(({ method, amount, reference }) => ({
      method,
      amount,
      ...(reference === undefined || reference === '' ? {} : { reference }),
    })),
  };
  if (cart.customer !== undefined) {
    const { taxId, name } = cart.customer;
    request.customer = name === undefined || name === '' ? { tax_id: taxId } : { tax_id: taxId, name };
  }
  const receipt: ReceiptData = {
    ...place,
    soldAt,
    customer: cart.customer,
    lines: cart.lines.map((line) => {
      const { discount, total } = lineAmounts(line);
      const { sku, name, unit, quantity, unitPrice } = line;
      return { sku, name, unit, quantity, unitPrice, discount, total };
    }),
    totals,
    ...((taxes.length > 1 || place.currency !== 'CLP') && { taxes }),
    payments: [...payments],
    cashRounding: settled.cashRounding,
    paid: settled.paid,
    change: settled.change,
  };
  return { request, receipt };
}
