import { useEffect, useRef } from 'react';
import { isModified, KeyboardScanner, textField } from '@/scanner/keyboardScanner';
import { commandOf, type TillCommand } from './keys';

interface Handlers {
  onCommand: (command: TillCommand) => void;
  onScan: (code: string) => void;
  /** A dialog has the keys; scans still come through. */
  dialogOpen: boolean;
  searchInput: () => HTMLInputElement | null;
}

/**
 * Listens to all keys before anything else does: scans go to the cart wherever the focus is, keys of the table to their
 * commands, and what is typed nowhere goes to the search.
 */
export function useTillKeys(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    const scanner = new KeyboardScanner();

    const onKeyDown = (event: KeyboardEvent) => {
      const { onCommand, onScan, dialogOpen, searchInput } = latest.current;
      const input = searchInput();
      const field = textField(document.activeElement);
      // An open menu is walked through and left by its own keys.
      const inMenu = event.target instanceof Element && event.target.closest('[role="menu"]') !== null;
      const isText = event.key.length === 1 && event.key !== ' ' && !isModified(event);
      if (!dialogOpen && !inMenu && field === undefined && isText) {
        input?.focus();
      }
      const code = scanner.take(event);
      if (code !== undefined) {
        onScan(code);
        return;
      }
      const key = dialogOpen || inMenu || event.isComposing ? undefined : commandOf(event);
      if (key === undefined) {
        return;
      }
      const elsewhere = field !== undefined && field !== input;
      if (key.emptySearchOnly === true && (elsewhere || (input?.value ?? '') !== '')) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      onCommand(key.command);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
