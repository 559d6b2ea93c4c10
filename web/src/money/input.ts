import type { Currency, Hundredths } from './amounts';

const DECIMALS: Record<Currency, number> = { CLP: 0, ARS: 2 };

/** Minor units of what a person typed; undefined where it is no amount. Chile's points only group, a comma divides. */
export function parseMoney(text: string, currency: Currency): number | undefined {
  const decimals = DECIMALS[currency];
  const plain = text.trim().replace(/[$\s]/g, '');
  const match =
    decimals === 0
      ? /^(\d{1,12}|\d{1,3}(?:[.,]\d{3}){1,3})$/.exec(plain)
      : /^(\d{1,10}|\d{1,3}(?:\.\d{3}){1,3})(?:[.,](\d{1,2}))?$/.exec(plain);
  if (match === null) {
    return undefined;
  }
  const whole = Number((match[1] ?? '').replace(/[.,]/g, ''));
  return whole * 10 ** decimals + (decimals === 0 ? 0 : Number((match[2] ?? '').padEnd(decimals, '0')));
}

/** An amount as it stands in an input, ready to be typed over. */
export function moneyText(amount: number, currency: Currency): string {
  const decimals = DECIMALS[currency];
  return decimals === 0 ? String(amount) : (amount / 10 ** decimals).toFixed(decimals).replace('.', ',');
}

/** Hundredths of a percent of what a person typed, at most two decimals. */
export function parsePercent(text: string): Hundredths | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim().replace('%', '').trim());
  if (match === null) {
    return undefined;
  }
  const percent = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return percent <= 10_000 ? percent : undefined;
}
