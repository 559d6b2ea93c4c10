import { type Api, api } from '../kit/api';
import { Device } from '../kit/browser';
import { programUrl } from '../kit/program';
import { expect, PASSWORD, startProgramAgain, stopProgram, test } from '../kit/test';
import { Till } from '../pages/till';

const REGISTER = 'SCL-01-C3';
/** What is asked for again once a minute may take that long, and a bit. */
const PATIENCE = { timeout: 90_000 };

interface Product {
  sku: string;
  name: string;
  price: number;
  barcodes: string[];
}
interface Sales {
  items: { id: string; number: string; total: number }[];
}

let server: Api;
let drill: Product;

test.beforeAll(async () => {
  server = await api('cajero');
  drill = await server.get<Product>('/api/pos/productos/TAL-750?branch=SCL-01');
});

test('a day without the server loses nothing and sells nothing twice', async () => {
  test.setTimeout(300_000);
  const device = new Device();
  try {
    const before = await server.onHand(drill.sku, 'SCL-01');
    let page = await device.open(`${programUrl()}/caja`);
    await page.getByLabel('Usuario').fill('cajero');
    await page.getByRole('textbox', { name: 'Contraseña' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Entrar' }).click();
    let till = new Till(page);
    await till.choose(REGISTER);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await till.hasCatalogue(1_000);

    await stopProgram('SIGKILL');
    await expect(page.getByText(/Sin conexión desde/)).toBeVisible(PATIENCE);
    for (let sale = 0; sale < 3; sale++) {
      await till.scan(drill.barcodes[0] ?? drill.sku, drill.name);
      await till.chargeExactCash();
      expect(await till.pendingNumber()).toContain('Pendiente');
      await till.next();
    }
    await expect(page.getByText('3 ventas por enviar')).toBeVisible();

    // A sale whose receipt is on the screen must outlive the machine.
    await till.scan(drill.barcodes[0] ?? drill.sku, drill.name);
    await till.chargeExactCash();
    await device.kill();

    page = await device.open(`${programUrl()}/caja`);
    await page.getByRole('textbox', { name: 'Contraseña' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Entrar' }).click();
    till = new Till(page);
    await till.isReady(REGISTER);
    await expect(page.getByText('4 ventas por enviar')).toBeVisible();

    await startProgramAgain();
    await expect(page.getByText(/ventas? por enviar/)).toHaveCount(0, PATIENCE);
    server = await api('cajero');
    const sales = await server.get<Sales>(`/api/pos/ventas?register=${REGISTER}`);
    expect(sales.items.map((sale) => sale.number).sort()).toEqual(
      [1, 2, 3, 4].map((number) => `${REGISTER}-0000000${number}`),
    );
    expect(sales.items.every((sale) => sale.total === drill.price)).toBe(true);
    expect(await server.onHand(drill.sku, 'SCL-01')).toBe(before - 4);
  } finally {
    await device.remove();
    await startProgramAgainIfNeeded();
  }
});

async function startProgramAgainIfNeeded(): Promise<void> {
  const alive = await fetch(`${programUrl()}/health/live`).catch(() => undefined);
  if (alive === undefined) {
    await startProgramAgain();
  }
}
