import type { SessionUser } from '@/api/token';
import { may } from '@/offline/session/session';

/** The highest discount in hundredths of a percent that a role may give alone; the server has the last word. */
const LIMITS: Record<string, number> = {
  cajero: 1_000,
  terminal: 1_000,
  vendedor: 1_500,
  supervisor: 5_000,
  admin: 5_000,
};

/** More than this nobody may give. */
export const HIGHEST_DISCOUNT = 5_000;

export function discountLimit(user: SessionUser): number {
  return Math.max(0, ...user.roles.map((role) => LIMITS[role] ?? 0));
}

export function maySupervise(user: SessionUser): boolean {
  return may(user, 'sales.approve');
}
