import type { Offers } from '@/kit/offers';

export const offers: Offers = {
  overviewPanels: [{ place: 2, load: () => import('./closing/TillsPanel'), needs: 'sales.approve' }],
};
