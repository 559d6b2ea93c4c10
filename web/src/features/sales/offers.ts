import { ROLES } from '@/kit/feature';
import type { Offers } from '@/kit/offers';

export const offers: Offers = {
  overviewPanels: [{ place: 2, load: () => import('./closing/TillsPanel'), roles: [ROLES.admin, ROLES.supervisor] }],
};
