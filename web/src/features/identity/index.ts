import type { Feature } from '@/app/feature';
import { messages } from './messages';

export const identity: Feature = { screens: [], messages };
