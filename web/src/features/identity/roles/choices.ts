import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@/api/permissions';
import type { SessionUser } from '@/api/token';
import { wordOf } from '@/kit/text';
import { boundTo, may, useUser } from '@/offline/session/session';
import { allRoles, type Role } from '../queries';

/** The delivered roles of people, in the order in which a shop thinks of them. */
export const PEOPLE_ROLES: readonly string[] = [
  'cajero',
  'vendedor',
  'despacho',
  'deposito',
  'operador_etiquetas',
  'negocio',
  'analista',
  'supervisor',
  'admin',
];

/** Programs may have delivered roles that no person has. */
export const PROGRAM_ROLES: readonly string[] = [...PEOPLE_ROLES, 'terminal', 'ml_service'];

/** Nobody gives what they may not do themselves; who belongs to the whole chain lacks no branch. The server says the same. */
export function mayGive(user: SessionUser, role: Pick<Role, 'permissions'>): boolean {
  const chain = boundTo(user) === null;
  return role.permissions.every(
    (permission) => may(user, permission as Permission) || (chain && permission.endsWith('.every_branch')),
  );
}

/** The roles to choose from: the delivered ones named here, then the chain's own. */
export function useRoleChoices(delivered: readonly string[]): { value: string; label: string }[] {
  const { t } = useTranslation('identity');
  const user = useUser();
  const roles = useQuery(allRoles);
  return useMemo(() => {
    const known = (roles.data ?? []).filter((role) => mayGive(user, role));
    const named = delivered.flatMap((name) => known.filter((role) => role.name === name));
    const own = known.filter((role) => !role.built_in);
    return [
      ...named.map((role) => ({ value: role.name, label: wordOf(t, 'identity.role', role.name) })),
      ...own.map((role) => ({ value: role.name, label: role.title })),
    ];
  }, [roles.data, user, delivered, t]);
}
