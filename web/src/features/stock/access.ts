import type { SessionUser } from '@/api/token';
import { ROLES } from '@/kit/feature';
import { hasRole } from '@/offline/session/session';

/** Who brings goods in; the buyer may do so too. */
export const RECEIVERS = [ROLES.warehouse, ROLES.buyer, ROLES.supervisor, ROLES.admin] as const;
/** Who corrects what the record says, and moves goods between branches. */
export const KEEPERS = [ROLES.warehouse, ROLES.supervisor, ROLES.admin] as const;
/** Who reads the ledger and what runs short. */
export const READERS = [...RECEIVERS, ROLES.analyst] as const;
/** Who may look where goods are. */
export const LOOKERS = [...READERS, ROLES.seller, ROLES.dispatch] as const;

/** The warehouse and the buyer act anywhere in the chain, everybody else at home; the server decides the same. */
export function mayActAt(user: SessionUser, branch: string): boolean {
  return user.branch === null || user.branch === branch || hasRole(user, [ROLES.admin, ROLES.warehouse, ROLES.buyer]);
}
