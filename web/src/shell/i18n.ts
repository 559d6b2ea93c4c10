import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Messages } from '@/kit/text';
import { argentina } from './argentina';
import { features } from './features';
import { messages as appMessages } from './messages';

/** Spanish of Chile and Argentina differ in how money and dates are written and in some words; English is second. */
export const LANGUAGES = ['es-CL', 'es-AR', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT_AS = 'ferrepos.language';

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
  const sources: Messages[] = [appMessages, ...features.map((feature) => feature.messages)];
  const resources = {
    'es-AR': { translation: argentina },
    es: { translation: Object.assign({}, ...sources.map((source) => source.es)) },
    en: { translation: Object.assign({}, ...sources.map((source) => source.en)) },
  };
  await i18next.use(initReactI18next).init({
    resources,
    lng: initial(),
    fallbackLng: { en: ['en'], default: ['es'] },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  follow(i18next.language as Language);
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language);
  await i18next.changeLanguage(language);
  follow(language);
}

function follow(language: Language): void {
  document.documentElement.lang = language;
}
