import type { Detector } from './detection';

/** What a product's code may be printed as. */
const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'code_39', 'itf', 'qr_code'] as const;

interface NativeDetector {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** The device's own detector where it knows these codes, else the one in WebAssembly, served by this program. */
export async function createDetector(): Promise<Detector> {
  const native = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector;
  if (native !== undefined) {
    const known: readonly string[] = await native.getSupportedFormats().catch(() => []);
    if (known.includes('ean_13') && known.includes('code_128')) {
      return new native({ formats: FORMATS.filter((format) => known.includes(format)) });
    }
  }
  const { createWasmDetector } = await import('./wasmDetector');
  return createWasmDetector(FORMATS);
}
