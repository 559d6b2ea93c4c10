import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { all, api, data, type Schemas } from '@/api/client';
import type { Period } from '@/kit/period';

export type User = Schemas['User'];
export type Register = Schemas['Register'];
export type ApiKey = Schemas['ApiKey'];
export type Role = Schemas['Role'];
export type PermissionFact = Schemas['Permission'];
export type AuditEntry = Schemas['AuditEntry'];

const MOST = 500;
const PAGE = 100;

export const USERS_KEY = ['users'] as const;
export const REGISTERS_KEY = ['registers'] as const;
export const ROLES_KEY = ['roles'] as const;
export const KEYS_KEY = ['api-keys'] as const;

const after = (cursor: string | undefined) => (cursor === undefined ? {} : { after: cursor });

export interface UserFilter {
  branch: string | undefined;
  role: string | undefined;
  active: boolean | undefined;
}

export const usersBy = (filter: UserFilter) =>
  queryOptions({
    queryKey: [...USERS_KEY, filter],
    queryFn: () =>
      all<User>((cursor) =>
        data(
          api.GET('/api/pos/usuarios', {
            params: {
              query: {
                limit: MOST,
                ...after(cursor),
                ...(filter.branch !== undefined && { branch: filter.branch }),
                ...(filter.role !== undefined && { role: filter.role }),
                ...(filter.active !== undefined && { active: filter.active }),
              },
            },
          }),
        ),
      ),
  });

export const userById = (id: string) =>
  queryOptions({
    queryKey: [...USERS_KEY, 'one', id],
    queryFn: () => data(api.GET('/api/pos/usuarios/{id}', { params: { path: { id } } })),
  });

export const registersOf = (branch: string) =>
  queryOptions({
    queryKey: [...REGISTERS_KEY, branch],
    queryFn: () =>
      all<Register>((cursor) =>
        data(api.GET('/api/pos/terminales', { params: { query: { branch, limit: MOST, ...after(cursor) } } })),
      ),
  });

export const allRoles = queryOptions({
  queryKey: ROLES_KEY,
  staleTime: 60_000,
  queryFn: async () => (await data(api.GET('/api/pos/roles'))).items,
});

export const allPermissions = queryOptions({
  queryKey: [...ROLES_KEY, 'permissions'],
  queryFn: async () => (await data(api.GET('/api/pos/permisos'))).items,
});

export const apiKeys = queryOptions({
  queryKey: KEYS_KEY,
  queryFn: () =>
    all<ApiKey>((cursor) =>
      data(api.GET('/api/pos/api-keys', { params: { query: { limit: MOST, ...after(cursor) } } })),
    ),
});

export interface AuditFilter extends Period {
  user: string | undefined;
  entity: string | undefined;
  key: string | undefined;
}

export function fetchAudit(filter: AuditFilter, cursor: string | undefined, limit: number = PAGE) {
  const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  return data(api.GET('/api/pos/auditoria', { params: { query: { ...query, limit, ...after(cursor) } } }));
}

export const auditPages = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => fetchAudit(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
