import type { Feature } from '@/kit/feature';
import { IconHistory, IconReceipt, IconTill } from '@/kit/icons';

export const sales = {
  name: 'sales',
  screens: [
    {
      path: '/caja',
      load: () => import('./till/TillPage'),
      needs: 'sales.sell',
      menu: { label: { es: 'Caja', en: 'Till' }, icon: IconTill, group: 'till' },
      offline: true,
    },
    {
      path: '/caja/ventas',
      load: () => import('./history/SalesPage'),
      needs: 'sales.sell',
      menu: { label: { es: 'Ventas', en: 'Sales' }, icon: IconReceipt, group: 'till' },
    },
    {
      path: '/caja/pendientes',
      load: () => import('./pending/PendingPage'),
      needs: 'sales.sell',
      menu: { label: { es: 'Ventas pendientes', en: 'Pending sales' }, icon: IconHistory, group: 'till' },
      offline: true,
    },
  ],
  offers: () => import('./offers'),
  messages: { es: () => import('./messages.es'), en: () => import('./messages.en') },
} as const satisfies Feature;
