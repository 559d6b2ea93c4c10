import { readFileSync } from 'node:fs';
import { type Api, api } from '../kit/api';
import { expect, login, test } from '../kit/test';
import { closeTill } from '../kit/tills';

const REGISTER = 'VAP-01-C2';
const BRANCH = 'VAP-01';

interface Product {
  sku: string;
  name: string;
  price: number;
}

let cashier: Api;
let product: Product;

test.beforeAll(async () => {
  // No cashier of the demo company works in that branch; a supervisor sells as well as one.
  cashier = await api('admin');
  product = await cashier.get<Product>(`/api/pos/productos/ABT-100-NE?branch=${BRANCH}`);
});

async function sell(quantity: number): Promise<void> {
  await cashier.send('POST', '/api/pos/ventas', {
    id: crypto.randomUUID(),
    branch: BRANCH,
    register: REGISTER,
    items: [{ sku: product.sku, quantity }],
    payments: [{ method: 'debit', amount: product.price * quantity }],
  });
}

const pesos = (amount: number) => `$${amount.toLocaleString('es-CL')}`;

test('an owner sees a sale as it is made, and where it went', async ({ page }) => {
  await sell(1);
  await login(page, 'admin', `/inicio?branch=${BRANCH}`);
  await expect(page.getByText('En vivo')).toBeVisible();
  const total = page.getByRole('group', { name: 'Ventas', exact: true });
  await expect(total).toContainText(pesos(product.price));
  await sell(2);
  // Without a hand on the page; figures that were costly to add up are given again for up to ten seconds.
  await expect(total).toContainText(pesos(3 * product.price), { timeout: 25_000 });
  await expect(page.getByRole('table', { name: 'Más vendidos' })).toContainText(product.name);
  await expect(page.getByRole('img', { name: /^Ventas por hora/ })).toBeVisible();

  const payments = page.getByRole('region', { name: 'Medios de pago' });
  await payments.getByText('Tabla', { exact: true }).click();
  await expect(payments.getByRole('row').filter({ hasText: 'Débito' })).toContainText(pesos(3 * product.price));
  const file = page.waitForEvent('download');
  await payments.getByRole('button', { name: 'Exportar CSV' }).click();
  expect(readFileSync(await (await file).path(), 'utf8')).toContain(String(3 * product.price));

  await page.getByRole('link', { name: product.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: product.name })).toBeVisible();
});

test('an owner sees which tills are open and what was missing', async ({ page }) => {
  await closeTill('VAP-01-C3');
  await cashier.send('POST', '/api/pos/cajas/VAP-01-C3/abrir', { opening_float: 20_000 });
  await login(page, 'admin', `/inicio?branch=${BRANCH}`);
  const till = page.getByRole('table', { name: 'Cajas' }).getByRole('row').filter({ hasText: 'VAP-01-C3' });
  await expect(till).toContainText('Abierta');
  await cashier.send('POST', '/api/pos/cajas/VAP-01-C3/cerrar', { counted: [{ method: 'cash', amount: 18_500 }] });
  await expect(till).toContainText('Cerrada');
  await expect(till).toContainText('Faltan $1.500');
});
