import { useQuery } from '@tanstack/react-query';
import { all, api, data, type Schemas } from '@/api/client';

export type Branch = Schemas['Branch'];

const FRESH_MILLIS = 5 * 60_000;
export const BRANCHES_KEY = ['branches'] as const;

/** The branches of the chain, for choosers and for names beside codes. */
export function useBranches() {
  return useQuery({
    queryKey: BRANCHES_KEY,
    staleTime: FRESH_MILLIS,
    queryFn: () =>
      all((after) =>
        data(api.GET('/api/pos/sucursales', { params: { query: { limit: 500, ...(after && { after }) } } })),
      ),
  });
}

/** Entries of a chooser: code and name, without branches that are closed for good. */
export function branchChoices(branches: readonly Branch[] | undefined): { value: string; label: string }[] {
  return (branches ?? [])
    .filter((branch) => branch.active)
    .map((branch) => ({ value: branch.code, label: `${branch.code} · ${branch.name}` }));
}
