import { barriers, barriersInBoth } from '../kit/looks';
import { settle } from '../kit/screens';
import { api, expect, login, PASSWORD, test } from '../kit/test';
import { Till } from '../pages/till';

for (const colours of ['light', 'dark'] as const) {
  test(`login and price checker have no serious barrier in ${colours} colours`, async ({ page }) => {
    await page.addInitScript((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), colours);
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Entrar' })).toBeVisible();
    expect.soft(await barriers(page), 'login').toEqual([]);
    await page.goto('/consulta');
    await page.getByRole('button', { name: /SCL-01/ }).click();
    expect.soft(await barriers(page), 'price checker').toEqual([]);
    await page.getByLabel('o escriba el código').fill('TAL-750');
    await page.getByRole('button', { name: 'Ver precio' }).click();
    await expect(page.getByRole('button', { name: 'Otro producto' })).toBeVisible();
    expect.soft(await barriers(page), 'price').toEqual([]);
  });
}

test('what only data brings to light has no serious barrier', async ({ page }) => {
  const server = await api('admin');
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const price = { amount: 99_990, branch: 'VAP-01', valid_from: tomorrow, reason: 'Alza' };
  await server.send('POST', '/api/pos/productos/TAL-750/precios', price);
  await login(page, 'admin', '/productos/TAL-750?tab=prices');
  await expect(page.getByText('Programado').first()).toBeVisible();
  expect.soft(await barriersInBoth(page), 'prices of a product').toEqual([]);
  await page.getByRole('tab', { name: 'Movimientos' }).click();
  await settle(page);
  expect.soft(await barriersInBoth(page), 'ledger of a product').toEqual([]);
  await page.goto('/caja');
  const till = new Till(page);
  await till.choose('SCL-01-C1');
  await till.scan('TAL-750', 'Taladro');
  await till.press('F8');
  await page.getByLabel('Porcentaje').last().fill('5');
  await till.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect.soft(await barriersInBoth(page), 'a sale with a discount').toEqual([]);
});

test('the login is done without a mouse', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByLabel('Usuario')).toBeFocused();
  await page.keyboard.type('cajero');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Contraseña' })).toBeFocused();
  await page.keyboard.type('not-the-password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Contraseña' })).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await reach(page, 'Entrar');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toBeVisible();
});

/** Goes on by Tab until the button of that name has the focus. */
async function reach(page: import('@playwright/test').Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 5; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
}
