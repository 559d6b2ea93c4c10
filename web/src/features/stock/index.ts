import type { Feature } from '@/app/feature';
import { messages } from './messages';

export const stock: Feature = { screens: [], messages };
