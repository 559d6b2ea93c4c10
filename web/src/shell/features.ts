import { catalog } from '@/features/catalog';
import { identity } from '@/features/identity';
import { jobs } from '@/features/jobs';
import { overview } from '@/features/overview';
import { priceCheck } from '@/features/pricecheck';
import { sales } from '@/features/sales';
import { stock } from '@/features/stock';
import type { Feature } from '@/kit/feature';

/** The areas of the product that have screens, in the order of the menu. */
export const features = [
  overview,
  sales,
  stock,
  catalog,
  jobs,
  identity,
  priceCheck,
] as const satisfies readonly Feature[];
