import { nowWithOffset } from '@/kit/dates';
import type { TaxCategory } from '../queries';

export const COUNTRIES = ['CL', 'AR'] as const;

/** A category in one country on some days; one without a rate, as exempt goods are, has nothing but its name. */
export interface RateRow {
  category: string;
  country?: (typeof COUNTRIES)[number];
  percent?: number;
  from?: string;
  /** The first day on which it no longer holds. */
  to?: string | undefined;
}

export type RatePhase = 'past' | 'current' | 'future';

/** A row for each rate, those to come first within a country. */
export function rateRows(categories: readonly TaxCategory[]): RateRow[] {
  return categories.flatMap(({ category, rates }): RateRow[] =>
    rates.length === 0
      ? [{ category }]
      : rates
          .map((rate) => ({
            category,
            country: rate.country,
            percent: rate.percent,
            from: rate.valid_from,
            to: rate.valid_to ?? undefined,
          }))
          .sort((one, other) => one.country.localeCompare(other.country) || other.from.localeCompare(one.from)),
  );
}

/** Where a rate stands in time, by the calendar of this device; undefined for a category without one. */
export function phaseOf(row: RateRow, today: string = nowWithOffset().slice(0, 10)): RatePhase | undefined {
  if (row.from === undefined) {
    return undefined;
  }
  if (row.from > today) {
    return 'future';
  }
  return row.to !== undefined && row.to <= today ? 'past' : 'current';
}
