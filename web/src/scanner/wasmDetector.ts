import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Detector } from './detection';

/** Brings its own reader, because the library would fetch it from somebody else's server. */
export function createWasmDetector(formats: readonly string[]): Detector {
  prepareZXingModule({ overrides: { locateFile: () => wasm } });
  return new BarcodeDetector({ formats: [...formats] as never });
}
