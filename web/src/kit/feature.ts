import type { ComponentType } from 'react';
import type { Permission } from '@/api/permissions';
import type { Offers } from './offers';
import type { Messages, Words } from './text';

/** A screen of a feature. */
export interface Screen {
  /** With parameters as the router writes them: `/productos/$sku`. */
  path: string;
  /** Fetches it when it is opened. */
  load: () => Promise<{ default: ComponentType }>;
  /** The permission to open it; left out for everybody who is signed in. */
  needs?: Permission;
  /** Entry in the menu; screens without are reached from others. */
  menu?: { label: Words; icon: ComponentType<{ size?: number }>; group: MenuGroup };
  /** Without the frame of menu and header, and without a login: the price checker. */
  bare?: boolean;
  /** Works while the server cannot be reached. */
  offline?: boolean;
}

export type MenuGroup = 'till' | 'warehouse' | 'office';

/** What a feature brings to the app. */
export interface Feature {
  /** Names its folder and its messages. */
  name: string;
  screens: readonly Screen[];
  messages: Messages;
  /** What it shows on the screens of others. */
  offers?: () => Promise<{ offers: Offers }>;
}
