import type { Offers } from '@/kit/offers';

export const offers: Offers = {
  overviewPanels: [{ place: 1, load: () => import('./critical/CriticalPanel') }],
};
