import type { ReactNode } from 'react';

/** One column: what is sorted, filtered and exported, and how it is shown where that differs. */
export interface Column<T> {
  id: string;
  header: string;
  value: (row: T) => string | number | null | undefined;
  cell?: (row: T) => ReactNode;
  /** Numbers stand to the right. */
  numeric?: boolean;
  /** Left away on narrow screens; with a size, on all that are smaller. */
  wideOnly?: boolean | 'md' | 'lg';
  /** Codes and dates are not torn apart where there is room. */
  noWrap?: boolean;
  /** Holds what can be done with the row: neither sorted nor exported. */
  actions?: boolean;
}
