import type kit from '@/kit/messages.es';
import type { features } from './features';
import type shell from './messages.es';

type Features = (typeof features)[number];
type Spoken<F extends Features> = Awaited<ReturnType<F['messages']['es']>>['default'];

/** A key that no message has fails the type check, in every feature: each knows its own messages and those of the kit. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'kit';
    fallbackNS: 'kit';
    resources: { kit: typeof kit; shell: typeof shell } & { [F in Features as F['name']]: Spoken<F> };
  }
}
