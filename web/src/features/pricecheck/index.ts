import type { Feature } from '@/kit/feature';

export const priceCheck = {
  name: 'pricecheck',
  screens: [
    {
      path: '/consulta',
      load: () => import('./PriceCheckPage'),
      bare: true,
      // It says by itself that the server is away: there is nobody in front of it who could go elsewhere.
      offline: true,
    },
  ],
  messages: { es: () => import('./messages.es'), en: () => import('./messages.en') },
} as const satisfies Feature;
