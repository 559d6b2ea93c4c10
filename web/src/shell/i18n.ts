import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Messages, MessageTree } from '@/kit/text';
import { features } from './features';

/** Spanish of Chile and Argentina differ in how money and dates are written and in some words; English is second. */
export const LANGUAGES = ['es-CL', 'es-AR', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT_AS = 'ferrepos.language';

/** What the frame and the parts of every screen say. */
const COMMON = {
  kit: { es: () => import('@/kit/messages.es'), en: () => import('@/kit/messages.en') },
  shell: {
    es: () => import('./messages.es'),
    en: () => import('./messages.en'),
    'es-AR': () => import('./messages.es-AR'),
  },
} as const satisfies Record<string, Messages>;

const messages: Readonly<Record<string, Messages>> = {
  ...COMMON,
  ...Object.fromEntries(features.map((feature) => [feature.name, feature.messages])),
};

/** Fetches the messages of one feature in one language; the worker of the app keeps them all for when the server is away. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: async (language: string, namespace: string): Promise<MessageTree> => {
    const known = messages[namespace];
    if (known === undefined) {
      throw new Error(`no feature is named ${namespace}`);
    }
    // What has no words of its own, es-CL always, speaks the Spanish that it falls back to.
    return (await known[language as keyof Messages]?.())?.default ?? {};
  },
} as BackendModule;

function initial(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  if (LANGUAGES.includes(kept as Language)) {
    return kept as Language;
  }
  const wanted = navigator.language;
  if (wanted.startsWith('en')) {
    return 'en';
  }
  return wanted === 'es-AR' ? 'es-AR' : 'es-CL';
}

export async function startLanguage(): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      ns: Object.keys(COMMON),
      defaultNS: 'kit',
      fallbackNS: 'kit',
      lng: initial(),
      fallbackLng: { en: ['en'], default: ['es'] },
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  follow(i18next.language as Language);
}

/** Before the first screen of a feature: afterwards a change of the language brings them along. */
export async function loadMessages(namespace: string): Promise<void> {
  await i18next.loadNamespaces(namespace);
  const isThere = () => i18next.hasResourceBundle(i18next.language.startsWith('en') ? 'en' : 'es', namespace);
  if (!isThere()) {
    // The network was away at an earlier attempt, which the library takes as the last word.
    await i18next.reloadResources(undefined, namespace);
  }
  if (!isThere()) {
    throw new Error(`the messages of ${namespace} could not be fetched`);
  }
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language);
  await i18next.changeLanguage(language);
  follow(language);
}

function follow(language: Language): void {
  document.documentElement.lang = language;
}
