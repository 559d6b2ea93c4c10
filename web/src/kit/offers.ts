import type { ComponentType } from 'react';
import type { Permission } from '@/api/permissions';

/** What a panel of the owner's home is told: all branches where none is chosen. */
export interface PanelProps {
  branch: string | undefined;
  currency: string;
}

/** A panel of the owner's home that another feature brings. */
export interface OverviewPanel {
  /** Panels stand in the order of their places. */
  place: number;
  load: () => Promise<{ default: ComponentType<PanelProps> }>;
  /** The permission to see it; left out for everybody who sees the home. */
  needs?: Permission;
}

/** What a feature shows on the screens of others, in its `offers.ts`. */
export interface Offers {
  overviewPanels?: readonly OverviewPanel[];
}

export type OfferedPanel = Omit<OverviewPanel, 'load'> & { component: ComponentType<PanelProps> };

/** Queries under this key are asked again when the server tells that a till was opened or closed. */
export const TILLS_KEY = ['tills'] as const;

let collect: () => Promise<readonly OfferedPanel[]> = async () => [];
let collected: Promise<readonly OfferedPanel[]> | undefined;

/** Done once by the shell, which alone knows the features. */
export function registerPanels(source: () => Promise<readonly OfferedPanel[]>): void {
  collect = source;
  collected = undefined;
}

/** The panels of all features; the same promise each time, to be used while a screen is drawn. */
export function offeredPanels(): Promise<readonly OfferedPanel[]> {
  collected ??= collect().catch((error: unknown) => {
    collected = undefined;
    throw error;
  });
  return collected;
}
