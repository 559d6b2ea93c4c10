import type { ParseKeys, TFunction, TypeOptions } from 'i18next';

/** Messages by key; nested keys are joined by points. */
export interface MessageTree {
  [key: string]: string | MessageTree;
}

/** Says the same things in another language: a key that is missing, or one too many, is an error of types. */
export type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
/** Says some of them otherwise. */
export type SomeKeys<T> = { [K in keyof T]?: T[K] extends string ? string : SomeKeys<T[K]> };

/** Where the messages of a feature are; a language is fetched when it is spoken. */
export interface Messages {
  es: () => Promise<{ default: MessageTree }>;
  en: () => Promise<{ default: MessageTree }>;
  'es-AR'?: () => Promise<{ default: MessageTree }>;
}

/** A word that is known before the messages of its feature: an entry of the menu. */
export interface Words {
  es: string;
  en: string;
  'es-AR'?: string;
}

export function wordFor(words: Words, language: string): string {
  if (language.startsWith('en')) {
    return words.en;
  }
  return (language === 'es-AR' ? words['es-AR'] : undefined) ?? words.es;
}

type Resources = TypeOptions['resources'];
type Groups<T, Before extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? never : `${Before}${K}` | Groups<T[K], `${Before}${K}.`>;
}[keyof T & string];

/** The word for a value that the server names; the value itself where a newer server names one that is not known here. */
export function wordOf<N extends keyof Resources & string>(
  t: TFunction<N, undefined>,
  group: Groups<Resources[N]>,
  value: string,
): string {
  return (t as (key: string, options: { defaultValue: string }) => string)(`${group}.${value}`, {
    defaultValue: value,
  });
}

/** A key for where no message can be spoken yet, as in the rules of a form, with the feature that knows it. */
export function messageKey<N extends keyof Resources & string>(namespace: N, key: ParseKeys<N> & string): string {
  return `${namespace}:${key}`;
}
