import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Values<K extends string> = { readonly [name in K]: string | undefined };
type Change<K extends string> = { readonly [name in K]?: string | null | undefined };

/**
 * What a screen shows, kept in its address: a link brings another person, or a reload, to the same sight. Filters take
 * the place of the entry in the history; `push` adds one, for what the back button should undo.
 */
export function useUrlState<const K extends string>(
  names: readonly K[],
): [Values<K>, (change: Change<K>, push?: boolean) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const values = Object.fromEntries(
    names.map((name) => [name, search[name] === undefined || search[name] === '' ? undefined : String(search[name])]),
  ) as Values<K>;
  const change = useCallback(
    (wanted: Change<K>, push = false) => {
      const cleaned = Object.fromEntries(
        Object.entries(wanted).map(([name, value]) => [name, value === '' || value === null ? undefined : value]),
      );
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => ({ ...before, ...cleaned })) as never,
        replace: !push,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [values, change];
}
