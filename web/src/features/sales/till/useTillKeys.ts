import { useEffect, useRef } from 'react';
import { commandOf, type TillCommand } from './keys';
import { ScanRecognizer } from './scanner';

interface Handlers {
  onCommand: (command: TillCommand) => void;
  onScan: (code: string) => void;
  /** A dialog has the keys; scans still come through. */
  dialogOpen: boolean;
  searchInput: () => HTMLInputElement | null;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

function textField(element: Element | null): TextField | undefined {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : undefined;
}

/** Nothing scans into a password; whoever types one quickly must not lose it. */
function isPassword(element: Element | null): boolean {
  return element instanceof HTMLInputElement && element.autocomplete.endsWith('-password');
}

/** Puts a text back in a way that React notices. */
function restore(field: TextField, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
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
    const recognizer = new ScanRecognizer();
    let before: { field: TextField; value: string } | undefined;

    const onKeyDown = (event: KeyboardEvent) => {
      const { onCommand, onScan, dialogOpen, searchInput } = latest.current;
      const modified = event.ctrlKey || event.altKey || event.metaKey;
      if (event.isComposing || modified || isPassword(document.activeElement)) {
        return;
      }
      const input = searchInput();
      const field = textField(document.activeElement);
      if (!dialogOpen && field === undefined && event.key.length === 1 && event.key !== ' ') {
        input?.focus();
      }
      const recognition = recognizer.take({ key: event.key, at: event.timeStamp });
      if (recognition.kind === 'started') {
        const target = textField(document.activeElement);
        before = target === undefined ? undefined : { field: target, value: target.value };
      } else if (recognition.kind === 'scanned') {
        event.preventDefault();
        event.stopPropagation();
        if (before?.field.isConnected === true) {
          restore(before.field, before.value);
        }
        before = undefined;
        onScan(recognition.code);
        return;
      }
      if (dialogOpen) {
        return;
      }
      const key = commandOf(event);
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
