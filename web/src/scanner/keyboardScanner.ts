import { ScanRecognizer } from './recognizer';

type TextField = HTMLInputElement | HTMLTextAreaElement;

export function textField(element: Element | null): TextField | undefined {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : undefined;
}

/** Hears a scanner that types like a keyboard, whatever has the focus. One for each listener of keys. */
export class KeyboardScanner {
  private readonly recognizer = new ScanRecognizer();
  private before: { field: TextField; value: string } | undefined;

  /**
   * Takes the next key before anything else does; answers with the code when this key closes a scan. What the scan has
   * typed into a field is taken out again then, and its closing key presses no button.
   */
  take(event: KeyboardEvent): string | undefined {
    // Nothing scans into a password; whoever types one quickly must not lose it.
    if (isModified(event) || event.isComposing || isPassword(document.activeElement)) {
      this.recognizer.reset();
      return undefined;
    }
    const recognition = this.recognizer.take({ key: event.key, at: event.timeStamp });
    if (recognition.kind === 'started') {
      const field = textField(document.activeElement);
      this.before = field === undefined ? undefined : { field, value: field.value };
    }
    if (recognition.kind !== 'scanned') {
      return undefined;
    }
    event.preventDefault();
    event.stopPropagation();
    if (this.before?.field.isConnected === true) {
      restore(this.before.field, this.before.value);
    }
    this.before = undefined;
    return recognition.code;
  }
}

export function isModified(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}

function isPassword(element: Element | null): boolean {
  return element instanceof HTMLInputElement && element.autocomplete.endsWith('-password');
}

/** Sets a field as a person would, so that the component that owns it hears about it. */
function restore(field: TextField, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
