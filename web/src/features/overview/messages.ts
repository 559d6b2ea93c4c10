import type { Messages } from '@/app/i18n';

export const messages: Messages = { es: { overview: {} }, en: { overview: {} } };
