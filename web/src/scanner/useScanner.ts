import { useEffect, useRef } from 'react';
import { KeyboardScanner } from './keyboardScanner';

/** Hears a scanner wherever the focus is, as long as the component is there. */
export function useScanner(onScan: (code: string) => void, enabled = true): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    if (!enabled) {
      return;
    }
    const scanner = new KeyboardScanner();
    const listen = (event: KeyboardEvent) => {
      const code = scanner.take(event);
      if (code !== undefined) {
        latest.current(code);
      }
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [enabled]);
}
