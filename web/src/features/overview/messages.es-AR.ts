import type { SomeKeys } from '@/kit/text';
import type spanish from './messages.es';

// What has another name in Argentina; everything else is as in the Spanish of Chile.
export default { overview: { figures: { count: 'Tickets', average: 'Ticket promedio' } } } satisfies SomeKeys<
  typeof spanish
>;
