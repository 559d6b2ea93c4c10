import { ROLES } from '@/kit/feature';

/** Who may read the catalogue: everybody who works for the chain. */
export const READERS: readonly string[] = Object.values(ROLES);
export const WRITERS: readonly string[] = [ROLES.admin, ROLES.supervisor];
export const PRICE_SETTERS: readonly string[] = [ROLES.admin, ROLES.supervisor, ROLES.buyer];
export const LEDGER_READERS: readonly string[] = [
  ROLES.warehouse,
  ROLES.supervisor,
  ROLES.admin,
  ROLES.buyer,
  ROLES.analyst,
];
export const SYNONYM_KEEPERS: readonly string[] = [ROLES.admin];
