import { type Api, api } from '../kit/api';
import { expect, login, test } from '../kit/test';
import { closeTill } from '../kit/tills';
import { Till } from '../pages/till';

const REGISTER = 'SCL-01-C2';
const SKUS = ['TAL-750', 'TOR-6X50', 'A2T-1', 'A2T-200', 'ABT-100-NE'];

interface Product {
  sku: string;
  name: string;
  price: number;
  barcodes: string[];
}
interface Sale {
  id: string;
  number: string;
  total: number;
  change: number;
  items: { sku: string; quantity: number }[];
  payments: { method: string; amount: number }[];
}

let server: Api;
let supervisor: Api;
let products: Product[];

test.beforeAll(async () => {
  server = await api('cajero');
  supervisor = await api('supervisor');
  products = await Promise.all(SKUS.map((sku) => server.get<Product>(`/api/pos/productos/${sku}?branch=SCL-01`)));
});

async function saleOf(number: string, register = REGISTER): Promise<Sale> {
  const list = await server.get<{ items: { id: string; number: string }[] }>(`/api/pos/ventas?register=${register}`);
  const found = list.items.find((sale) => sale.number === number);
  expect(found, `sale ${number} at the server`).toBeDefined();
  return server.get<Sale>(`/api/pos/ventas/${found?.id}`);
}

test('five products by scanner and two keys make a sale', async ({ page }) => {
  await login(page, 'cajero', '/caja');
  const till = new Till(page);
  await till.choose(REGISTER);
  for (const product of products) {
    await till.scan(product.barcodes[0] ?? product.sku, product.name);
  }
  await till.chargeExactCash();
  await expect(page.getByTestId('sale-number')).toHaveText(`${REGISTER}-00000001`);
  const sale = await saleOf(`${REGISTER}-00000001`);
  expect(sale.items.map((line) => line.sku)).toEqual(SKUS);
  expect(sale.total).toBe(products.reduce((sum, product) => sum + product.price, 0));
  await till.next();
});

test('quantity, several payments and change come out as at the server', async ({ page }) => {
  await login(page, 'cajero', '/caja');
  const till = new Till(page);
  await till.choose(REGISTER);
  const [drill] = products;
  if (drill === undefined) {
    throw new Error('the demo catalogue has no drill');
  }
  await page.keyboard.type('2*', { delay: 80 });
  // The scanner is picked up after the quantity was typed.
  await page.waitForTimeout(250);
  await till.scan(drill.barcodes[0] ?? drill.sku, drill.name);
  await till.press('F12');
  const dialog = page.getByRole('dialog', { name: 'Cobrar' });
  await dialog.getByRole('button', { name: /Débito/ }).click();
  await dialog.getByLabel('Monto en Débito').fill('50000');
  await dialog.getByRole('button', { name: 'Agregar pago' }).click();
  await dialog.getByRole('button', { name: /Efectivo/ }).click();
  await dialog.getByLabel('Monto en Efectivo').fill('45000');
  await dialog.getByRole('button', { name: /^Cobrar/ }).click();
  await expect(page.getByTestId('sale-number')).toHaveText(`${REGISTER}-00000002`);
  const sale = await saleOf(`${REGISTER}-00000002`);
  expect(sale.items).toMatchObject([{ sku: drill.sku, quantity: 2 }]);
  expect(sale.payments.map((payment) => payment.method).sort()).toEqual(['cash', 'debit']);
  const change = 95_000 - sale.total;
  expect(sale.change).toBe(change);
  await expect(page.getByTestId('sale-change')).toHaveText(`$${change.toLocaleString('es-CL')}`);
});

test('a whole day: open, sell, park, discount, void, take back, count', async ({ page }) => {
  const register = 'SCL-01-C4';
  await closeTill(register);
  const [drill, screws] = products;
  if (drill === undefined || screws === undefined) {
    throw new Error('the demo catalogue has neither drill nor screws');
  }
  await login(page, 'cajero', '/caja');
  const till = new Till(page);
  await till.choose(register);
  await till.open(30_000);

  // A sale is put aside for a customer who forgot something, and the next one is served, by words instead of bars.
  await till.scan(drill.barcodes[0] ?? drill.sku, drill.name);
  await till.press('F4');
  await till.isEmpty();
  await till.find(screws.sku, screws.name);
  await till.press('F3');
  await page.getByRole('dialog', { name: 'Cliente' }).getByLabel('RUT').fill('76086428-5');
  await till.press('Enter');
  await till.chargeExactCash();
  const first = await till.number();
  await till.next();

  // Back to the first: a supervisor allows the discount that is above the cashier's own limit.
  await till.recall(drill.name);
  await till.press('F8');
  const discount = page.getByRole('dialog', { name: 'Descuento' });
  await discount.getByLabel('Porcentaje').last().fill('20');
  await expect(discount.getByRole('alert')).toContainText('clave de un supervisor');
  await till.press('Enter');
  await till.press('F12');
  await till.press('Enter');
  await till.authorize('supervisor');
  await page
    .getByRole('dialog', { name: 'Cobrar' })
    .getByRole('button', { name: /^Cobrar/ })
    .click();
  await expect(page.getByRole('dialog', { name: 'Venta registrada' })).toBeVisible();
  const second = await till.number();
  await till.next();

  await page.goto('/caja/ventas');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: first }).click();
  await expect(dialog).toContainText(screws.name);
  await dialog.getByRole('button', { name: 'Devolver productos' }).click();
  await dialog.getByLabel(`Cuánto vuelve de ${screws.name}`).fill('1');
  await dialog.getByLabel('Motivo').fill('No era la medida');
  await dialog.getByRole('button', { name: 'Registrar devolución' }).click();
  await expect(dialog).toContainText('No era la medida');
  await till.press('Escape');
  await page.getByRole('button', { name: second }).click();
  await dialog.getByRole('button', { name: 'Anular' }).click();
  await dialog.getByLabel('Motivo').fill('Se arrepintió');
  await till.authorize('supervisor');
  await dialog.getByRole('button', { name: 'Anular' }).click();
  await expect(dialog).toContainText('Anulada: Se arrepintió');
  await expect(dialog).toContainText(/Se devuelve: Efectivo \$[1-9][\d.]*0/);
  await till.press('Escape');

  await page.goto('/caja');
  await till.isReady(register);
  await till.press('F7');
  const cash = page.getByRole('dialog', { name: 'Entrada o salida de efectivo' });
  await cash.getByLabel('Monto').fill('5000');
  await cash.getByLabel('Motivo').fill('Compra de bolsas');
  await till.press('Enter');
  await expect(page.getByText('Salida de $5.000 registrada')).toBeVisible();

  // All sales were undone: 30,000 less 5,000 should be there, and 1,000 are missing.
  await page.getByRole('button', { name: 'Más', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Cerrar caja' }).click();
  const closing = page.getByRole('dialog', { name: `Arqueo y cierre de ${register}` });
  await closing.getByLabel('$20.000').fill('1');
  await closing.getByLabel('$2.000').fill('2');
  await expect(closing.getByTestId('counted-cash')).toHaveText('$24.000');
  await closing.getByRole('button', { name: 'Cerrar caja' }).click();
  await expect(page.getByTestId('difference')).toHaveText('$-1.000');
  await till.press('Enter');
  await expect(page.getByRole('heading', { name: `Abrir la caja ${register}` })).toBeVisible();

  const state = await supervisor.get<{ items: { register: string; open: boolean; last_closing: unknown }[] }>(
    '/api/pos/cajas?branch=SCL-01',
  );
  expect(state.items.find((each) => each.register === register)).toMatchObject({
    open: false,
    last_closing: { difference_total: -1_000 },
  });
});

test('a price that rose in the middle of a sale is shown before it is charged', async ({ page }) => {
  const sku = 'ABT-150-NE';
  const product = await server.get<Product>(`/api/pos/productos/${sku}?branch=SCL-01`);
  await login(page, 'cajero', '/caja');
  const till = new Till(page);
  await till.choose('SCL-01-C1');
  await till.scan(product.barcodes[0] ?? sku, product.name);
  const admin = await api('admin');
  const risen = product.price + 500;
  await admin.send('POST', `/api/pos/productos/${sku}/precios`, { amount: risen, branch: 'SCL-01' });

  await till.press('F12');
  await till.press('Enter');
  await expect(page.getByText('cambió de precio')).toBeVisible();
  await expect(page.getByTestId('charge-total')).toHaveText(`$${risen.toLocaleString('es-CL')}`);
  await page.getByRole('dialog', { name: 'Cobrar' }).getByLabel('Monto en Efectivo').press('Enter');
  await expect(page.getByRole('dialog', { name: 'Venta registrada' })).toBeVisible();
  expect((await saleOf(await till.number(), 'SCL-01-C1')).total).toBe(risen);
});
