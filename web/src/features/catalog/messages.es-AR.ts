import type { SomeKeys } from '@/kit/text';
import type spanish from './messages.es';

// What has another name in Argentina; everything else is as in the Spanish of Chile.
export default {
  catalog: {
    taxes: { affected: 'Gravado con IVA', standard: 'Gravado con IVA' },
    form: { nameHint: 'Como sale en el ticket y en la búsqueda' },
  },
} satisfies SomeKeys<typeof spanish>;
