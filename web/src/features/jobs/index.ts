import type { Feature } from '@/kit/feature';
import { IconJobs } from '@/kit/icons';

export const jobs = {
  name: 'jobs',
  screens: [
    {
      path: '/trabajos',
      load: () => import('./JobsPage'),
      menu: { label: { es: 'Trabajos', en: 'Jobs' }, icon: IconJobs, group: 'office' },
    },
  ],
  messages: { es: () => import('./messages.es'), en: () => import('./messages.en') },
} as const satisfies Feature;
