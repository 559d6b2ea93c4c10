import { type Api, api } from '../kit/api';
import { expect, login, test } from '../kit/test';
import { Till } from '../pages/till';

const REGISTER = 'SCL-01-C1';
const SKU = 'TOR-6X50';
/** Begins every receipt: the printer forgets what was before. */
const INITIALIZE = '\u001b@';
/** Cuts the paper. */
const CUT = '\u001dV';

interface Product {
  name: string;
  barcodes: string[];
}

let product: Product;

test.beforeAll(async () => {
  const server: Api = await api('cajero');
  product = await server.get<Product>(`/api/pos/productos/${SKU}?branch=SCL-01`);
});

for (const port of ['USB', 'serial']) {
  test(`a receipt goes to a printer on the ${port} port as ESC/POS`, async ({ page }) => {
    await page.addInitScript(plugPrinters);
    await login(page, 'cajero', '/caja');
    const till = new Till(page);
    await till.choose(REGISTER);
    await till.scan(product.barcodes[0] ?? SKU, product.name);
    await till.chargeExactCash();
    const button = page.getByRole('button', { name: `Impresora ${port}` });
    await button.click();
    await expect.poll(() => page.evaluate(() => globalThis.printed)).toContain(CUT);
    const printed = await page.evaluate(() => globalThis.printed);
    expect(printed).toContain(INITIALIZE);
    expect(printed).toContain(REGISTER);
    // Once more on the same printer, which nobody has to choose again.
    await button.click();
    await expect.poll(() => page.evaluate(() => globalThis.printed.length)).toBe(2 * printed.length);
    expect(await page.evaluate(() => globalThis.chosen)).toBe(1);
  });
}

test('a printer that nobody chose is said at once to be missing', async ({ page }) => {
  await page.addInitScript(plugPrinters);
  await page.addInitScript(() => {
    globalThis.cancelled = true;
  });
  await login(page, 'cajero', '/caja');
  const till = new Till(page);
  await till.choose(REGISTER);
  await till.scan(product.barcodes[0] ?? SKU, product.name);
  await till.chargeExactCash();
  await page.getByRole('button', { name: 'Impresora serial' }).click();
  await expect(page.getByText(/La impresora no respondió/)).toBeVisible();
});

declare global {
  var printed: string;
  var chosen: number;
  var cancelled: boolean | undefined;
}

/** Runs in the page: printers as the browser would offer them, which note what they are sent. */
function plugPrinters(): void {
  globalThis.printed = '';
  globalThis.chosen = 0;
  const take = (bytes: BufferSource) => {
    const view = ArrayBuffer.isView(bytes) ? bytes : new Uint8Array(bytes);
    globalThis.printed += new TextDecoder('latin1').decode(view);
  };
  const choose = () => {
    if (globalThis.cancelled === true) {
      throw new DOMException('No port selected by the user.', 'NotFoundError');
    }
    globalThis.chosen += 1;
  };
  const serial = {
    open: async () => undefined,
    getInfo: () => ({}),
    writable: new WritableStream<BufferSource>({ write: take }),
  };
  const usb = {
    vendorId: 0x04b8,
    productId: 0x0202,
    configuration: {
      interfaces: [{ interfaceNumber: 0, alternate: { endpoints: [{ direction: 'out', endpointNumber: 1 }] } }],
    },
    open: async () => undefined,
    selectConfiguration: async () => undefined,
    claimInterface: async () => undefined,
    reset: async () => undefined,
    transferOut: async (_endpoint: number, bytes: BufferSource) => take(bytes),
  };
  const offer = (name: string, ask: string, device: unknown) =>
    Object.defineProperty(navigator, name, {
      value: Object.assign(new EventTarget(), {
        [ask]: async () => {
          choose();
          return device;
        },
      }),
    });
  offer('serial', 'requestPort', serial);
  offer('usb', 'requestDevice', usb);
}
