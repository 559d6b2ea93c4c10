import { lazy } from 'react';
import { type Feature, ROLES } from '@/kit/feature';
import { IconHistory, IconReceipt, IconTill } from '@/kit/icons';
import { messages } from './messages';

const SELLERS = [ROLES.cashier, ROLES.seller, ROLES.supervisor, ROLES.admin];

export const sales: Feature = {
  screens: [
    {
      path: '/caja',
      component: lazy(() => import('./till/TillPage')),
      roles: SELLERS,
      menu: { labelKey: 'sales.menu.till', icon: IconTill, group: 'till' },
      offline: true,
    },
    {
      path: '/caja/ventas',
      component: lazy(() => import('./history/SalesPage')),
      roles: SELLERS,
      menu: { labelKey: 'sales.menu.history', icon: IconReceipt, group: 'till' },
    },
    {
      path: '/caja/pendientes',
      component: lazy(() => import('./pending/PendingPage')),
      roles: SELLERS,
      menu: { labelKey: 'sales.menu.pending', icon: IconHistory, group: 'till' },
      offline: true,
    },
  ],
  messages,
};
