import type { Feature } from '@/app/feature';
import { messages } from './messages';

export const catalog: Feature = { screens: [], messages };
