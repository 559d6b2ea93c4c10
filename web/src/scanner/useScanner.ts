import { useEffect, useRef } from 'react';
import { Burst } from './burst';

interface Field {
  element: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

/**
 * Hears a scanner that types like a keyboard, wherever the focus is, as long as the component is there. What the scan
 * has typed into a field is taken out again, and its Enter presses no button.
 */
export function useScanner(onScan: (code: string) => void, enabled = true): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    if (!enabled) {
      return;
    }
    const burst = new Burst();
    let before: Field | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
        burst.clear();
        return;
      }
      const code = burst.key(event.key, event.timeStamp);
      if (code === undefined) {
        if (burst.length === 1) {
          before = fieldOf(event.target);
        }
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      if (before !== undefined) {
        restore(before);
      }
      latest.current(code);
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [enabled]);
}

function fieldOf(target: EventTarget | null): Field | undefined {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    ? { element: target, value: target.value }
    : undefined;
}

/** Sets a field as a person would, so that the component that owns it hears about it. */
function restore({ element, value }: Field): void {
  const prototype = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
