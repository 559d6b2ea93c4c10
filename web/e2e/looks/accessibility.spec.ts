import { barriers } from '../kit/looks';
import { expect, PASSWORD, test } from '../kit/test';

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
