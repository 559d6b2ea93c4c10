import { ROLES } from '@/kit/feature';

export const ADMINS: readonly string[] = [ROLES.admin];
export const MANAGERS: readonly string[] = [ROLES.admin, ROLES.supervisor];

/** The roles of people, in the order in which a shop thinks of them. */
export const PEOPLE_ROLES: readonly string[] = [
  ROLES.cashier,
  ROLES.seller,
  ROLES.dispatch,
  ROLES.warehouse,
  ROLES.labels,
  ROLES.buyer,
  ROLES.analyst,
  ROLES.supervisor,
  ROLES.admin,
];

/** Programs may have roles that no person has. */
export const PROGRAM_ROLES: readonly string[] = [...PEOPLE_ROLES, 'terminal', 'ml_service'];
