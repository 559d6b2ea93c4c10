/** Messages of one feature, by language; nested keys are joined by points. */
export interface Messages {
  es: MessageTree;
  en: MessageTree;
}
export interface MessageTree {
  [key: string]: string | MessageTree;
}
