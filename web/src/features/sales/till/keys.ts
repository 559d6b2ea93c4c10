/** What keys do at the till. This table is the one place to change them; the browser's F5, F11 and Ctrl+W/T/N stay its own. */
export type TillCommand =
  | 'search'
  | 'customer'
  | 'park'
  | 'recall'
  | 'cash'
  | 'discount'
  | 'priceCheck'
  | 'charge'
  | 'more'
  | 'less'
  | 'remove'
  | 'next'
  | 'previous'
  | 'back';

export interface TillKey {
  command: TillCommand;
  /** As the browser names it. */
  key: string;
  /** As the cap of the key says; the key itself where left out. */
  cap?: string;
  /** Only where the search is empty: elsewhere it edits the text. */
  emptySearchOnly?: boolean;
}

export const TILL_KEYS: readonly TillKey[] = [
  { command: 'search', key: 'F2' },
  { command: 'customer', key: 'F3' },
  { command: 'park', key: 'F4' },
  { command: 'recall', key: 'F6' },
  { command: 'cash', key: 'F7' },
  { command: 'discount', key: 'F8' },
  { command: 'priceCheck', key: 'F9' },
  { command: 'charge', key: 'F12' },
  { command: 'more', key: '+', emptySearchOnly: true },
  { command: 'less', key: '-', cap: '−', emptySearchOnly: true },
  { command: 'remove', key: 'Delete', cap: 'Supr', emptySearchOnly: true },
  { command: 'next', key: 'ArrowDown', cap: '↓', emptySearchOnly: true },
  { command: 'previous', key: 'ArrowUp', cap: '↑', emptySearchOnly: true },
  { command: 'back', key: 'Escape', cap: 'Esc' },
];

export function keyOf(command: TillCommand): string {
  const found = TILL_KEYS.find((each) => each.command === command);
  return found?.cap ?? found?.key ?? '';
}

export function commandOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): TillKey | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return undefined;
  }
  return TILL_KEYS.find((each) => each.key === event.key);
}
