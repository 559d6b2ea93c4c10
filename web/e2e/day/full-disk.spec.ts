import { readFileSync } from 'node:fs';
import { type Api, api } from '../kit/api';
import { expect, login, test } from '../kit/test';
import { Till } from '../pages/till';

const REGISTER = 'SCL-01-C1';
const SKU = 'TAL-750';

interface Product {
  name: string;
  barcodes: string[];
}
interface Sales {
  items: { number: string }[];
}

test('a full disk takes a sale in the room kept for it, then none, and loses nothing', async ({ page }) => {
  const server: Api = await api('cajero');
  const product = await server.get<Product>(`/api/pos/productos/${SKU}?branch=SCL-01`);
  await page.addInitScript(fullDisk);
  await login(page, 'cajero', '/caja');
  const till = new Till(page);
  await till.choose(REGISTER);
  await expect.poll(() => page.evaluate(hasReserve)).toBe(true);

  const numbers = async () => {
    const sales = await server.get<Sales>(`/api/pos/ventas?register=${REGISTER}`);
    return sales.items.map((sale) => sale.number);
  };
  const before = await numbers();
  await till.scan(product.barcodes[0] ?? SKU, product.name);
  await till.chargeExactCash();
  await expect(page.getByText(/El disco de este equipo está lleno/)).toBeVisible();
  await till.next();
  expect(await page.evaluate(hasReserve)).toBe(false);

  await till.scan(product.barcodes[0] ?? SKU, product.name);
  await till.press('F12');
  await till.press('Enter');
  const charging = page.getByRole('dialog', { name: 'Cobrar' });
  await expect(charging.getByRole('alert')).toContainText('El disco de este equipo no admite la venta');
  const download = page.waitForEvent('download');
  await charging.getByRole('button', { name: 'Exportar' }).click();
  const file = await (await download).path();
  expect(JSON.parse(readFileSync(file, 'utf8')).sales).toHaveLength(1);
  // What was rung up is still there to be sold elsewhere; the server has the one sale.
  await till.press('Escape');
  await till.has(product.name);
  await expect.poll(async () => (await numbers()).length).toBe(before.length + 1);
});

function hasReserve(): Promise<boolean> {
  return caches.match('/reserve', { cacheName: 'ferrepos-reserve' }).then((file) => file !== undefined);
}

/**
 * Runs in the page: its disk has room for one sale more, and that only once the reserve is gone. A browser's own quota
 * counts too roughly for a test: by megabytes, and by what it found half a minute ago.
 */
function fullDisk(): void {
  let room = 0;
  const drop = Cache.prototype.delete;
  Cache.prototype.delete = async function (...file) {
    const dropped = await drop.apply(this, file);
    room += dropped ? 1 : 0;
    return dropped;
  };
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (...row) {
    if (this.name === 'sales') {
      if (room === 0) {
        throw new DOMException('full', 'QuotaExceededError');
      }
      room -= 1;
    }
    return add.apply(this, row);
  };
}
