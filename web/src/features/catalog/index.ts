import { lazy } from 'react';
import type { Feature } from '@/kit/feature';
import { IconTag, IconWords } from '@/kit/icons';
import { READERS, SYNONYM_KEEPERS, WRITERS } from './access';
import { messages } from './messages';

export const catalog: Feature = {
  screens: [
    {
      path: '/productos',
      component: lazy(() => import('./ProductsPage')),
      roles: READERS,
      menu: { labelKey: 'catalog.products.title', icon: IconTag, group: 'office' },
    },
    { path: '/productos/nuevo', component: lazy(() => import('./product/NewProductPage')), roles: WRITERS },
    { path: '/productos/importar', component: lazy(() => import('./import/ImportPage')), roles: WRITERS },
    { path: '/productos/$sku', component: lazy(() => import('./card/ProductPage')), roles: READERS },
    { path: '/productos/$sku/editar', component: lazy(() => import('./product/EditProductPage')), roles: WRITERS },
    {
      path: '/sinonimos',
      component: lazy(() => import('./synonyms/SynonymsPage')),
      roles: SYNONYM_KEEPERS,
      menu: { labelKey: 'catalog.synonyms.title', icon: IconWords, group: 'office' },
    },
  ],
  messages,
};
