import type { Feature } from '@/kit/feature';
import { IconTag, IconWords } from '@/kit/icons';
import { READERS, SYNONYM_KEEPERS, WRITERS } from './access';

export const catalog = {
  name: 'catalog',
  screens: [
    {
      path: '/productos',
      load: () => import('./ProductsPage'),
      roles: READERS,
      menu: { label: { es: 'Productos', en: 'Products' }, icon: IconTag, group: 'office' },
    },
    { path: '/productos/nuevo', load: () => import('./product/NewProductPage'), roles: WRITERS },
    { path: '/productos/importar', load: () => import('./import/ImportPage'), roles: WRITERS },
    { path: '/productos/$sku', load: () => import('./card/ProductPage'), roles: READERS },
    { path: '/productos/$sku/editar', load: () => import('./product/EditProductPage'), roles: WRITERS },
    {
      path: '/sinonimos',
      load: () => import('./synonyms/SynonymsPage'),
      roles: SYNONYM_KEEPERS,
      menu: { label: { es: 'Sinónimos', en: 'Synonyms' }, icon: IconWords, group: 'office' },
    },
  ],
  messages: {
    es: () => import('./messages.es'),
    en: () => import('./messages.en'),
    'es-AR': () => import('./messages.es-AR'),
  },
} as const satisfies Feature;
