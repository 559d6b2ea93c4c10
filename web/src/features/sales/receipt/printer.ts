/** A receipt printer at this device, by what the browser offers. */
export type Port = 'usb' | 'serial';

interface Printer {
  addEventListener(event: 'connected' | 'disconnected', listener: () => void): void;
  connect(): Promise<void>;
  print(bytes: Uint8Array): Promise<void>;
}

/** A printer that was opened says so in the next turn; one that was not chosen, or is busy, never does. */
const SAID_MILLIS = 500;
const connected = new Map<Port, Printer>();

export function ports(): Port[] {
  const found: Port[] = [];
  if ('usb' in navigator) {
    found.push('usb');
  }
  if ('serial' in navigator) {
    found.push('serial');
  }
  return found;
}

async function load(port: Port): Promise<Printer> {
  const module =
    port === 'usb'
      ? await import('@point-of-sale/webusb-receipt-printer')
      : await import('@point-of-sale/webserial-receipt-printer');
  return new module.default();
}

/** Sends bytes to the printer; the first time the browser asks which one, as an answer to a press of a button. */
export async function print(port: Port, bytes: Uint8Array): Promise<void> {
  const known = connected.get(port);
  if (known !== undefined) {
    await known.print(bytes);
    return;
  }
  const printer = await load(port);
  await new Promise<void>((resolve, reject) => {
    printer.addEventListener('connected', () => {
      connected.set(port, printer);
      resolve();
    });
    printer.addEventListener('disconnected', () => connected.delete(port));
    printer.connect().then(() => setTimeout(() => reject(new Error('printer')), SAID_MILLIS), reject);
  });
  await printer.print(bytes);
}

const CODE_PAGE_858 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»';
const FIRST_HIGH = 0x80;
const INITIALIZE = [0x1b, 0x40, 0x1b, 0x74, 19];
const FEED_AND_CUT = [0x0a, 0x0a, 0x0a, 0x0a, 0x1d, 0x56, 1];

/** Plain text for a receipt printer, in the code page its Spanish letters are in. */
export function textBytes(text: string): Uint8Array {
  const bytes = [...INITIALIZE];
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    const high = CODE_PAGE_858.indexOf(letter);
    if (code < FIRST_HIGH) {
      bytes.push(code);
    } else if (high >= 0) {
      bytes.push(FIRST_HIGH + high);
    } else {
      const plain = letter.normalize('NFKD').charCodeAt(0);
      bytes.push(letter === '−' ? 0x2d : letter === '·' ? 0xfa : plain < FIRST_HIGH ? plain : 0x3f);
    }
  }
  return new Uint8Array([...bytes, ...FEED_AND_CUT]);
}
