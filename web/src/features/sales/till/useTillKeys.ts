import { useEffect, useRef } from 'react';
import { isModified, KeyboardScanner, textField } from '@/scanner/keyboardScanner';
import { LONGEST_GAP_MILLIS } from '@/scanner/recognizer';
import { commandOf, type TillCommand } from './keys';

interface Handlers {
  onCommand: (command: TillCommand) => void;
  onScan: (code: string) => void;
  /** A dialog has the keys; scans still come through. */
  dialogOpen: boolean;
  searchInput: () => HTMLInputElement | null;
}

/** Plus and minus may be the first characters of a scan: their commands wait until what follows has shown that. */
class HeldCommands {
  private commands: TillCommand[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onCommand: (command: TillCommand) => void) {}

  hold(command: TillCommand): void {
    this.commands.push(command);
    this.waitOn();
  }

  /** Another key came that may belong to the same scan. */
  waitOn(): void {
    clearTimeout(this.timer);
    if (this.commands.length > 0) {
      this.timer = setTimeout(() => this.run(), LONGEST_GAP_MILLIS);
    }
  }

  run(): void {
    const { commands } = this;
    this.drop();
    commands.forEach(this.onCommand);
  }

  drop(): void {
    clearTimeout(this.timer);
    this.commands = [];
  }
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
    const held = new HeldCommands((command) => latest.current.onCommand(command));

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
        held.drop();
        onScan(code);
        return;
      }
      const key = dialogOpen || inMenu || event.isComposing ? undefined : commandOf(event);
      const elsewhere = field !== undefined && field !== input;
      const isEdited = elsewhere || (input?.value ?? '') !== '';
      if (key === undefined || (key.emptySearchOnly === true && isEdited)) {
        held.waitOn();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      if (isText && !event.repeat) {
        held.hold(key.command);
      } else {
        held.run();
        onCommand(key.command);
      }
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      held.drop();
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
}
