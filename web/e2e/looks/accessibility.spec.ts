import { barriers } from '../kit/looks';
import { eachScreen, settle } from '../kit/screens';
import { expect, login, PASSWORD, ROLES, test } from '../kit/test';

const MINUTE = 60_000;

for (const user of ROLES) {
  test(`no screen of ${user} has a serious barrier`, async ({ page }) => {
    test.setTimeout(5 * MINUTE);
    await login(page, user);
    await settle(page);
    await eachScreen(page, new Set(), async (path) => {
      expect.soft(await barriers(page), path).toEqual([]);
    });
  });
}

test('no screen has a serious barrier in dark colours', async ({ page }) => {
  test.setTimeout(5 * MINUTE);
  await page.addInitScript(() => localStorage.setItem('mantine-color-scheme-value', 'dark'));
  await login(page, 'admin');
  await settle(page);
  await eachScreen(page, new Set(), async (path) => {
    expect.soft(await barriers(page), path).toEqual([]);
  });
});

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
