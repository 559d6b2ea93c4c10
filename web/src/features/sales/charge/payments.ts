import { type Currency, cashDue } from '@/money/amounts';
import { type Settlement, settle } from '@/money/sale';

export const METHODS = ['cash', 'debit', 'credit', 'transfer', 'qr', 'points', 'customer_credit', 'gift_card'] as const;
export type Method = (typeof METHODS)[number];

/** The letters that choose a method where an amount is typed. */
export const METHOD_LETTERS: Record<string, Method> = {
  e: 'cash',
  d: 'debit',
  c: 'credit',
  t: 'transfer',
  q: 'qr',
  p: 'points',
  k: 'customer_credit',
  g: 'gift_card',
};

export interface Payment {
  method: Method;
  amount: number;
  reference?: string | undefined;
}

/** How the payments settle the total. */
export function settlePayments(total: number, payments: readonly Payment[], currency: Currency): Settlement {
  const sum = (cash: boolean) =>
    payments.filter((each) => (each.method === 'cash') === cash).reduce((all, each) => all + each.amount, 0);
  return settle(total, sum(true), sum(false), currency);
}

/** What is still to be paid, were it paid by this method. */
export function remaining(total: number, payments: readonly Payment[], method: Method, currency: Currency): number {
  const paid = payments.reduce((all, each) => all + each.amount, 0);
  const cash = payments.some((each) => each.method === 'cash');
  const rest = Math.max(0, total - paid);
  if (method !== 'cash' && !cash) {
    return rest;
  }
  const other = payments.filter((each) => each.method !== 'cash').reduce((all, each) => all + each.amount, 0);
  const handed = payments.filter((each) => each.method === 'cash').reduce((all, each) => all + each.amount, 0);
  return method === 'cash' ? Math.max(0, cashDue(total - other, currency) - handed) : rest;
}

const NOTES: Record<Currency, readonly number[]> = {
  CLP: [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000],
  ARS: [100_000, 200_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000],
};
const SUGGESTIONS = 4;

/** Amounts that a customer is likely to hand over for what is due: the next that its notes make up. */
export function quickCash(due: number, currency: Currency): number[] {
  const amounts = new Set<number>();
  for (const note of NOTES[currency]) {
    const amount = Math.ceil(due / note) * note;
    if (amount > due) {
      amounts.add(amount);
    }
  }
  return [...amounts].sort((one, other) => one - other).slice(0, SUGGESTIONS);
}
