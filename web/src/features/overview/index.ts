import { lazy } from 'react';
import { type Feature, ROLES } from '@/kit/feature';
import { IconChart } from '@/kit/icons';
import { messages } from './messages';

export const overview: Feature = {
  screens: [
    {
      path: '/inicio',
      component: lazy(() => import('./OverviewPage')),
      roles: [ROLES.admin, ROLES.supervisor, ROLES.analyst, ROLES.buyer],
      menu: { labelKey: 'overview.menu', icon: IconChart, group: 'office' },
    },
  ],
  messages,
};
