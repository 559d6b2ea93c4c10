import type { Feature } from '@/app/feature';
import { messages } from './messages';

export const overview: Feature = { screens: [], messages };
