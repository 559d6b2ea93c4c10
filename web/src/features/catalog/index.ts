import type { Feature } from '@/kit/feature';
import { IconPercent, IconTag, IconWords } from '@/kit/icons';

export const catalog = {
  name: 'catalog',
  screens: [
    {
      path: '/productos',
      load: () => import('./ProductsPage'),
      needs: 'catalog.read',
      menu: { label: { es: 'Productos', en: 'Products' }, icon: IconTag, group: 'office' },
    },
    { path: '/productos/nuevo', load: () => import('./product/NewProductPage'), needs: 'catalog.edit_products' },
    { path: '/productos/importar', load: () => import('./import/ImportPage'), needs: 'catalog.import_products' },
    { path: '/productos/$sku', load: () => import('./card/ProductPage'), needs: 'catalog.read' },
    { path: '/productos/$sku/editar', load: () => import('./product/EditProductPage'), needs: 'catalog.edit_products' },
    {
      path: '/impuestos',
      load: () => import('./taxes/TaxesPage'),
      needs: 'catalog.edit_products',
      menu: { label: { es: 'Impuestos', en: 'Taxes' }, icon: IconPercent, group: 'office' },
    },
    {
      path: '/sinonimos',
      load: () => import('./synonyms/SynonymsPage'),
      needs: 'catalog.edit_synonyms',
      menu: { label: { es: 'Sinónimos', en: 'Synonyms' }, icon: IconWords, group: 'office' },
    },
  ],
  messages: {
    es: () => import('./messages.es'),
    en: () => import('./messages.en'),
    'es-AR': () => import('./messages.es-AR'),
  },
} as const satisfies Feature;
