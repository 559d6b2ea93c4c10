import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranches } from '@/kit/branches';
import { nowWithOffset } from '@/kit/dates';
import { wordOf } from '@/kit/text';
import { formatPercent } from '@/money/format';
import { type TaxCategory, taxCategories } from '../queries';
import { COMMON_TAX_CATEGORIES } from './schema';

interface Choice {
  value: string;
  label: string;
}

/** What a product may be taxed as where the company sells, and what it is taxed as now. */
export function useTaxChoices(chosen: string): Choice[] {
  const { t } = useTranslation('catalog');
  const known = useQuery(taxCategories);
  const branches = useBranches();
  return useMemo(() => {
    const countries = [...new Set(branches.data?.filter((each) => each.active).map((each) => each.country))].sort();
    return taxChoices(t, known.data ?? [], countries, chosen);
  }, [t, known.data, branches.data, chosen]);
}

/** The categories that hold in one of the countries today; the common ones while they are not known. */
export function taxChoices(
  t: TFunction<'catalog'>,
  known: readonly TaxCategory[],
  countries: readonly string[],
  chosen: string,
): Choice[] {
  const day = nowWithOffset().slice(0, 10);
  const choices = known.flatMap(({ category, tax, rates }): Choice[] => {
    const now = rates.filter(
      (rate) =>
        countries.includes(rate.country) &&
        rate.valid_from <= day &&
        (rate.valid_to === null || rate.valid_to === undefined || day < rate.valid_to),
    );
    if (now.length === 0 && tax !== 'exempt' && category !== chosen) {
      return [];
    }
    const percents = countries.flatMap((country) =>
      now.filter((rate) => rate.country === country).map((rate) => percentOf(rate, countries.length > 1)),
    );
    const word = wordOf(t, 'catalog.taxes', category);
    return [{ value: category, label: percents.length === 0 ? word : `${word} (${percents.join(', ')})` }];
  });
  return choices.length > 0
    ? choices
    : [...new Set([...COMMON_TAX_CATEGORIES, chosen])].map((category) => ({
        value: category,
        label: wordOf(t, 'catalog.taxes', category),
      }));
}

function percentOf(rate: { country: string; percent: number }, named: boolean): string {
  const percent = formatPercent(rate.percent, 2);
  return named ? `${rate.country} ${percent}` : percent;
}
