import type { SomeKeys } from '@/kit/text';
import type spanish from './messages.es';

// What has another name in Argentina; everything else is as in the Spanish of Chile.
export default {
  identity: {
    role: { deposito: 'Depósito' },
    branches: { commune: 'Localidad' },
    audit: { facts: { commune: 'Localidad' } },
  },
} satisfies SomeKeys<typeof spanish>;
