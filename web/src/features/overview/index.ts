import type { Feature } from '@/kit/feature';
import { IconChart } from '@/kit/icons';

export const overview = {
  name: 'overview',
  screens: [
    {
      path: '/inicio',
      load: () => import('./OverviewPage'),
      needs: 'sales.read_summary',
      menu: { label: { es: 'Inicio', en: 'Start' }, icon: IconChart, group: 'office' },
    },
  ],
  messages: {
    es: () => import('./messages.es'),
    en: () => import('./messages.en'),
    'es-AR': () => import('./messages.es-AR'),
  },
} as const satisfies Feature;
