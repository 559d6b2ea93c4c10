import { type Api, api } from '../kit/api';
import { expect, login, test } from '../kit/test';
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
let products: Product[];

test.beforeAll(async () => {
  server = await api('cajero');
  products = await Promise.all(SKUS.map((sku) => server.get<Product>(`/api/pos/productos/${sku}?branch=SCL-01`)));
});

async function saleOf(number: string): Promise<Sale> {
  const list = await server.get<{ items: { id: string; number: string }[] }>(`/api/pos/ventas?register=${REGISTER}`);
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
