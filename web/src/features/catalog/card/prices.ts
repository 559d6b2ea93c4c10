import type { Currency } from '../currencies';
import type { Price } from '../queries';

/** Where a price stands in time. */
export type PricePhase = 'past' | 'current' | 'future';

export function phaseOf(price: Pick<Price, 'valid_from' | 'valid_to'>, now: number): PricePhase {
  if (Date.parse(price.valid_from) > now) {
    return 'future';
  }
  return price.valid_to !== null && Date.parse(price.valid_to) <= now ? 'past' : 'current';
}

/** What a product costs at one branch. */
export interface BranchPrice {
  amount: number | undefined;
  /** The branch has a price of its own; otherwise the general one counts. */
  own: boolean;
  /** The next change that is planned. */
  next: Price | undefined;
}

const byStart = (one: Price, other: Price) => Date.parse(one.valid_from) - Date.parse(other.valid_from);

/** The price at a branch: its own before the general one, of several the one that began last. */
export function priceAt(prices: readonly Price[], branch: string, now: number): BranchPrice {
  const current = (scope: string | null) =>
    prices
      .filter((price) => price.branch === scope && phaseOf(price, now) === 'current')
      .sort(byStart)
      .at(-1);
  const own = current(branch);
  const coming = prices
    .filter((price) => phaseOf(price, now) === 'future')
    // A general price changes nothing where the branch has one of its own.
    .filter((price) => price.branch === branch || (price.branch === null && own === undefined))
    .sort(byStart);
  return { amount: (own ?? current(null))?.amount, own: own !== undefined, next: coming[0] };
}

/** Where a price is to hold: at one branch, or at all that sell in a currency. */
export type Target = { branch: string } | { currency: Currency };

/** A target as the chooser keeps it, and back. */
export const targetKey = (target: Target): string =>
  'branch' in target ? `branch:${target.branch}` : `all:${target.currency}`;

export function targetOf(key: string): Target {
  const [kind, name] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  return kind === 'branch' ? { branch: name } : { currency: name as Currency };
}

/** The currency in which a price is set: that of the branch it is for, or the one it is to hold in. */
export function currencyAt(target: Target, branches: readonly { code: string; currency: Currency }[]): Currency {
  return 'currency' in target
    ? target.currency
    : (branches.find((each) => each.code === target.branch)?.currency ?? 'CLP');
}
