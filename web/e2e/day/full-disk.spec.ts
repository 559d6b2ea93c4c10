import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, api } from '../kit/api';
import { Device } from '../kit/browser';
import { programUrl } from '../kit/program';
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

/** A disk that is soon full; only who may mount one can look at this. */
function mountSmallDisk(): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'ferrepos-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk], { stdio: 'pipe' });
    return disk;
  } catch {
    rmdirSync(disk);
    return undefined;
  }
}

test('a full disk takes sales while room is kept for them, then none, and loses nothing', async () => {
  const server: Api = await api('cajero');
  const product = await server.get<Product>(`/api/pos/productos/${SKU}?branch=SCL-01`);
  const disk = mountSmallDisk();
  if (disk === undefined) {
    test.skip(true, 'a small disk needs the right to mount one');
    return;
  }
  const device = new Device(disk);
  try {
    let page = await device.open(`${programUrl()}/caja`);
    await login(page, 'cajero', `${programUrl()}/caja`);
    let till = new Till(page);
    await till.choose(REGISTER);
    await till.hasCatalogue(1_000);
    await expect.poll(() => page.evaluate(hasReserve)).toBe(true);
    // A browser that runs believes for half a minute in the room that it once found.
    await device.close();
    page = await device.open(`${programUrl()}/caja`);
    till = new Till(page);
    await till.isReady(REGISTER);

    await page.evaluate(fillDisk);
    await till.scan(product.barcodes[0] ?? SKU, product.name);
    await till.chargeExactCash();
    expect(await till.number()).toBe(`${REGISTER}-00000001`);
    await expect(page.getByText(/El disco de este equipo está lleno/)).toBeVisible();
    await till.next();
    expect(await page.evaluate(hasReserve)).toBe(false);

    await page.evaluate(fillDisk);
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
    const sales = await server.get<Sales>(`/api/pos/ventas?register=${REGISTER}`);
    expect(sales.items.map((sale) => sale.number)).toEqual([`${REGISTER}-00000001`]);
  } finally {
    await device.remove();
    execFileSync('umount', [disk]);
    rmdirSync(disk);
  }
});

function hasReserve(): Promise<boolean> {
  return caches.match('/reserve', { cacheName: 'ferrepos-reserve' }).then((file) => file !== undefined);
}

/** Runs in the page: writes into another database until the browser takes no more, in ever smaller pieces. */
async function fillDisk(): Promise<void> {
  const filler = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('filler', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('all', { autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const write = (bytes: number) =>
    new Promise<boolean>((resolve) => {
      const adding = filler.transaction('all', 'readwrite', { durability: 'strict' });
      // Random, so that nothing packs it.
      adding.objectStore('all').add(crypto.getRandomValues(new Uint8Array(bytes)));
      adding.oncomplete = () => resolve(true);
      adding.onabort = () => resolve(false);
    });
  for (let bytes = 65_536; bytes >= 64; bytes = Math.floor(bytes / 4)) {
    let written = 0;
    while (written < 2_000 && (await write(bytes))) {
      written += 1;
    }
  }
  filler.close();
}
