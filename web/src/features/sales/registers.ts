import { useQuery } from '@tanstack/react-query';
import { all, api, data } from '@/api/client';
import { useConnection } from '@/api/connection';
import { useBranches } from '@/kit/branches';
import { useUser } from '@/offline/session/session';

/** The tills that somebody may choose from: all of the chain, or those of the own branch. */
export function useRegisters() {
  const user = useUser();
  const { online } = useConnection();
  return useQuery({
    queryKey: ['sales', 'registers', user.branch],
    enabled: online,
    queryFn: async () => {
      const branch = user.branch === null ? {} : { branch: user.branch };
      const registers = await all((after) =>
        data(
          api.GET('/api/pos/terminales', {
            params: { query: { ...branch, limit: 500, ...(after === undefined ? {} : { after }) } },
          }),
        ),
      );
      return registers.filter((register) => register.active);
    },
  });
}

/** Entries of a chooser: tills below the names of their branches. */
export function useRegisterChoices() {
  const registers = useRegisters();
  const branches = useBranches();
  const nameOf = (code: string) => branches.data?.find((branch) => branch.code === code)?.name ?? code;
  const codes = [...new Set(registers.data?.map((register) => register.branch))];
  return codes.map((code) => ({
    group: nameOf(code),
    items: (registers.data ?? []).filter((register) => register.branch === code).map((register) => register.code),
  }));
}
