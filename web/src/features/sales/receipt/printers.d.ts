declare module '@point-of-sale/webusb-receipt-printer' {
  export { default } from '@point-of-sale/webserial-receipt-printer';
}

declare module '@point-of-sale/webserial-receipt-printer' {
  export default class ReceiptPrinter {
    addEventListener(event: 'connected' | 'disconnected', listener: () => void): void;
    connect(): Promise<void>;
    print(bytes: Uint8Array): Promise<void>;
  }
}
