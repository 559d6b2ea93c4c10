import type { Product } from './product';

/** How much a category of tax is at this branch on the days from the first one to the one before the other. */
export interface TaxRate {
  category: string;
  /** Of a percent: 10.5 % is 1050. */
  hundredths: number;
  valid_from: string;
  valid_to: string | null;
}

/** IVA of Chile: what every till charged before the server told it rates. */
const BEFORE_RATES_WERE_TOLD = 1900;

let known: readonly TaxRate[] = [];

/** Takes over the rates that came with the catalogue. */
export function learnTaxRates(rates: readonly TaxRate[] | undefined): void {
  known = rates ?? known;
}

/** What a product is taxed as; a copy from before categories were told has the shorthand alone. */
export function taxCategoryOf(product: Pick<Product, 'tax' | 'tax_category'>): string {
  return product.tax_category ?? (product.tax === 'exempt' ? 'exempt' : 'standard');
}

/** The rate of a category on the day of a moment, by the clock of this device; undefined where goods are exempt. */
export function taxHundredths(category: string, at: Date = new Date()): number | undefined {
  if (category === 'exempt') {
    return undefined;
  }
  const day = localDay(at);
  const rate = known.find(
    (each) => each.category === category && each.valid_from <= day && (each.valid_to === null || day < each.valid_to),
  );
  // The server refuses a category without a rate; what is shown until then is the least wrong.
  return rate?.hundredths ?? (category === 'standard' ? BEFORE_RATES_WERE_TOLD : taxHundredths('standard', at));
}

function localDay(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
