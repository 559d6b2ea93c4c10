import i18next from 'i18next';
import type { Currency, Thousandths } from './amounts';

const DECIMALS: Record<Currency, number> = { CLP: 0, ARS: 2 };
const cache = new Map<string, Intl.NumberFormat>();

function formatter(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const language = i18next.language ?? 'es-CL';
  const name = `${language}|${key}`;
  let format = cache.get(name);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, options);
    cache.set(name, format);
  }
  return format;
}

/** An amount in minor units with its currency's sign. */
export function formatMoney(amount: number, currency: string = 'CLP'): string {
  const decimals = DECIMALS[currency as Currency] ?? 2;
  return formatter(currency, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}

/** A quantity with as many decimals as it has. */
export function formatQuantity(quantity: Thousandths): string {
  return formatter('quantity', { maximumFractionDigits: 3 }).format(quantity / 1000);
}

export function formatNumber(value: number): string {
  return formatter('number', { maximumFractionDigits: 3 }).format(value);
}

/** A share, given in percent; a rate of tax may have two decimals. */
export function formatPercent(percent: number, decimals: 1 | 2 = 1): string {
  return `${formatter(`percent${decimals}`, { maximumFractionDigits: decimals }).format(percent)} %`;
}
