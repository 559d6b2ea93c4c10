import { type Api, api } from '../kit/api';
import { expect, login, scan, test } from '../kit/test';
import { Warehouse } from '../pages/warehouse';

const BRANCH = 'SCL-01';
const OTHER = 'VAP-01';

interface Product {
  sku: string;
  name: string;
  barcodes: string[];
}

let server: Api;
let drill: Product & { code: string };
let oil: Product & { code: string };

test.beforeAll(async () => {
  server = await api('deposito');
  drill = await product('TAL-750');
  oil = await product('A2T-1');
});

async function product(sku: string): Promise<Product & { code: string }> {
  const found = await server.get<Product>(`/api/pos/productos/${sku}`);
  return { ...found, code: found.barcodes[0] ?? sku };
}

test('goods come in by scanner, and a reload loses nothing', async ({ page }) => {
  const before = await server.onHand(drill.sku, BRANCH);
  await login(page, 'deposito');
  const warehouse = new Warehouse(page);
  await warehouse.beginReceipt('Guía 4711');
  await warehouse.scan(drill.code, drill.name, 1);
  await warehouse.scan(drill.code, drill.name, 2);
  await warehouse.scanUnknown('99887766554433');
  await warehouse.scan(oil.sku, oil.name, 1);
  await warehouse.setQuantity(oil.name, 12);

  await page.reload();
  await expect(page.getByLabel('Documento o proveedor')).toHaveValue('Guía 4711');
  await expect(page.getByLabel(`Cantidad: ${oil.name}`)).toHaveValue('12');
  await warehouse.press('Recibir 2 productos');
  await warehouse.sees('Recepción registrada');
  await expect(warehouse.line(drill.name)).toContainText(`quedan ${before + 2}`);
  expect(await server.onHand(drill.sku, BRANCH)).toBe(before + 2);
});

test('a line whose answer was lost is sent again and counted once', async ({ page }) => {
  const before = await server.onHand(drill.sku, BRANCH);
  await login(page, 'deposito');
  const warehouse = new Warehouse(page);
  await warehouse.beginReceipt('Guía 4712');
  await warehouse.scan(drill.code, drill.name, 1);
  const ids: string[] = [];
  await page.route('**/api/deposito/movimientos', async (route) => {
    ids.push((route.request().postDataJSON() as { id: string }).id);
    if (ids.length > 1) {
      return route.continue();
    }
    await route.fetch();
    // The server has it; the device never hears so.
    await route.abort('connectionreset');
  });
  await warehouse.press('Recibir 1 producto');
  await expect(warehouse.line(drill.name)).toContainText('Sin respuesta');
  await expect(page.getByRole('button', { name: 'Recibir 1 producto' })).toBeVisible();
  await warehouse.press('Recibir 1 producto');
  await warehouse.sees('Recepción registrada');
  expect(ids).toHaveLength(2);
  expect(ids[1]).toBe(ids[0]);
  expect(await server.onHand(drill.sku, BRANCH)).toBe(before + 1);
});

test('a count shows the record only afterwards and sets it right', async ({ page }) => {
  const before = await server.onHand(oil.sku, BRANCH);
  await login(page, 'deposito');
  const warehouse = new Warehouse(page);
  await warehouse.beginCount();
  await warehouse.scan(oil.code, oil.name, 1);
  await warehouse.setQuantity(oil.name, before - 2);
  await expect(page.getByText('Registrado:')).toHaveCount(0);
  await warehouse.press('Comparar 1 producto');
  await expect(warehouse.line(oil.name)).toContainText('Faltan 2');

  // Somebody takes in three while the differences are looked at.
  await server.send('POST', '/api/deposito/movimientos', {
    id: crypto.randomUUID(),
    sku: oil.sku,
    branch: BRANCH,
    kind: 'receipt',
    quantity: 3,
  });
  await warehouse.press('Confirmar 1 conteo');
  await expect(warehouse.line(oil.name)).toContainText('Se movió mientras contaba');
  expect(await server.onHand(oil.sku, BRANCH)).toBe(before + 3);
  await warehouse.press('Confirmar 1 conteo');
  await warehouse.sees('Conteo registrado');
  expect(await server.onHand(oil.sku, BRANCH)).toBe(before - 2);
});

test('waste needs a reason, and what is refused stays with why', async ({ page }) => {
  const before = await server.onHand(drill.sku, BRANCH);
  await login(page, 'deposito');
  const warehouse = new Warehouse(page);
  await warehouse.beginWaste('');
  await warehouse.scan(drill.code, drill.name, 1);
  await expect(page.getByRole('button', { name: 'Escriba el motivo' })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Motivo' }).fill('Roto en bodega');
  await warehouse.setQuantity(drill.name, before + 1);
  await warehouse.press('Registrar merma de 1 producto');
  await expect(warehouse.line(drill.name)).toContainText('No se registró');
  await warehouse.setQuantity(drill.name, 1);
  await warehouse.press('Registrar merma de 1 producto');
  await warehouse.sees('Ajuste registrado');
  expect(await server.onHand(drill.sku, BRANCH)).toBe(before - 1);

  await warehouse.open('/bodega/movimientos', 'Movimientos');
  await scan(page, drill.code);
  await expect(warehouse.row('Roto en bodega').first()).toContainText('Merma');
});

test('a product becomes critical by its minimum', async ({ page }) => {
  const onHand = await server.onHand(oil.sku, BRANCH);
  await login(page, 'deposito');
  const warehouse = new Warehouse(page);
  await warehouse.open('/bodega', 'Stock');
  await scan(page, oil.code);
  await page
    .locator('.mantine-Card-root .mantine-Card-root')
    .filter({ hasText: BRANCH })
    .getByRole('button', { name: 'Cambiar mínimo' })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .fill(String(onHand + 5));
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await warehouse.open('/bodega/critico', 'Stock crítico');
  await page.getByLabel('Filtrar').fill(oil.sku);
  await expect(warehouse.row(oil.name).getByRole('cell').nth(5)).toHaveText('5');
});

test('a transfer arrives with something missing', async ({ page }) => {
  const here = await server.onHand(drill.sku, BRANCH);
  const there = await server.onHand(drill.sku, OTHER);
  await login(page, 'deposito');
  const warehouse = new Warehouse(page);
  await warehouse.beginTransfer(OTHER);
  await warehouse.scan(drill.code, drill.name, 1);
  await warehouse.setQuantity(drill.name, 5);
  await warehouse.press('Crear traslado de 1 producto');
  await warehouse.press('Enviar ahora');
  await warehouse.sees('En camino');
  expect(await server.onHand(drill.sku, BRANCH)).toBe(here - 5);

  await warehouse.press('Contar desde cero');
  for (const count of [1, 2, 3, 4]) {
    await warehouse.scan(drill.code, drill.name, count);
  }
  await page.getByRole('combobox', { name: 'Por qué falta' }).fill('Roto en el camino');
  await warehouse.press('Recibir con 1 diferencia');
  await warehouse.sees('Llegó incompleto: Roto en el camino');
  expect(await server.onHand(drill.sku, OTHER)).toBe(there + 4);
});
