import type { Messages } from '@/app/i18n';
import { english } from './messages.en';
import { spanish } from './messages.es';

export const messages: Messages = { es: { catalog: spanish }, en: { catalog: english } };
