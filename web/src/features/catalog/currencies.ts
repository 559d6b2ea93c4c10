import { useQuery } from '@tanstack/react-query';
import { useBranches } from '@/kit/branches';
import { companyCurrency } from './queries';

export type Currency = 'CLP' | 'ARS';

/** The currencies that the branches sell in, that of the company first; prices of all branches may be in any of them. */
export function useCurrencies(): [Currency, ...Currency[]] {
  const branches = useBranches();
  const general = useQuery(companyCurrency);
  return currenciesOf(branches.data ?? [], general.data ?? undefined);
}

export function currenciesOf(
  branches: readonly { currency: Currency }[],
  company: Currency | undefined,
): [Currency, ...Currency[]] {
  const first = company ?? branches[0]?.currency ?? 'CLP';
  const others = new Set(branches.map((branch) => branch.currency).filter((each) => each !== first));
  return [first, ...[...others].sort()];
}
