import { type Feature, ROLES } from '@/kit/feature';
import { IconChart } from '@/kit/icons';

export const overview = {
  name: 'overview',
  screens: [
    {
      path: '/inicio',
      load: () => import('./OverviewPage'),
      roles: [ROLES.admin, ROLES.supervisor, ROLES.analyst, ROLES.buyer],
      menu: { label: { es: 'Inicio', en: 'Start' }, icon: IconChart, group: 'office' },
    },
  ],
  messages: {
    es: () => import('./messages.es'),
    en: () => import('./messages.en'),
    'es-AR': () => import('./messages.es-AR'),
  },
} as const satisfies Feature;
