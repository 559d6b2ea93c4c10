import type { Feature } from '@/app/feature';
import { messages } from './messages';

export const sales: Feature = { screens: [], messages };
