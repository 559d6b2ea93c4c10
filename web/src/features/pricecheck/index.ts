import { lazy } from 'react';
import type { Feature } from '@/kit/feature';
import { messages } from './messages';

export const priceCheck: Feature = {
  screens: [
    {
      path: '/consulta',
      component: lazy(() => import('./PriceCheckPage')),
      bare: true,
      // It says by itself that the server is away: there is nobody in front of it who could go elsewhere.
      offline: true,
    },
  ],
  messages,
};
