import type { SomeKeys } from '@/kit/text';
import type spanish from './messages.es';

// What has another name in Argentina; everything else is as in the Spanish of Chile.
export default { app: { groups: { warehouse: 'Depósito' } } } satisfies SomeKeys<typeof spanish>;
