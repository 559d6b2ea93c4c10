import type { Messages } from '@/kit/text';
import { english } from './messages.en';
import { spanish } from './messages.es';

export const messages: Messages = { es: { catalog: spanish }, en: { catalog: english } };
