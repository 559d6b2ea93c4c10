import { lazy } from 'react';
import type { Feature } from '@/kit/feature';
import { type OfferedPanel, registerPanels } from '@/kit/offers';
import { features } from './features';
import { loadMessages } from './i18n';

async function panels(): Promise<readonly OfferedPanel[]> {
  const each = await Promise.all(features.map(panelsOf));
  return each.flat().sort((one, other) => one.place - other.place);
}

async function panelsOf({ name, offers }: Feature): Promise<readonly OfferedPanel[]> {
  const offered = (await offers?.())?.offers.overviewPanels ?? [];
  return offered.map(({ load, ...panel }) => ({
    ...panel,
    component: lazy(async () => {
      const [module] = await Promise.all([load(), loadMessages(name)]);
      return module;
    }),
  }));
}

/** Makes what features offer known to the screens that show it. */
export function registerOffers(): void {
  registerPanels(panels);
}
