import { lazy } from 'react';
import { type Feature, ROLES } from '@/app/feature';
import { IconChart } from '@/app/icons';
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
