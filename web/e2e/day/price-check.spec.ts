import { api } from '../kit/api';
import { expect, scan, test } from '../kit/test';

test('the price checker tells prices to everybody, and goes back by itself', async ({ page }) => {
  const product = await (await api('admin')).get<{ name: string; price: number; barcodes: string[] }>(
    '/api/pos/productos/TAL-750?branch=SCL-01',
  );
  await page.goto('/consulta');
  await page.getByRole('button', { name: /SCL-01/ }).click();
  await expect(page.getByText('Pase el producto por el lector')).toBeVisible();
  await scan(page, product.barcodes[0] ?? '');
  await expect(page.getByRole('heading', { name: product.name })).toBeVisible();
  await expect(page.getByText(`$${product.price.toLocaleString('es-CL')}`)).toBeVisible();
  await expect(page.getByText('Pase el producto por el lector')).toBeVisible({ timeout: 30_000 });

  // The device remembers its branch; a code that nobody knows is no reason to be rude.
  await page.reload();
  await page.getByLabel('o escriba el código').fill('0000');
  await page.getByRole('button', { name: 'Ver precio' }).click();
  await expect(page.getByText('No encontramos este código')).toBeVisible();
  await scan(page, 'TAL-750');
  await expect(page.getByRole('heading', { name: product.name })).toBeVisible();
  await page.getByRole('button', { name: 'Otro producto' }).click();
  await expect(page.getByText('Pase el producto por el lector')).toBeVisible();
});
