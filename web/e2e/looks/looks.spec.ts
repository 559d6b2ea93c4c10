import type { Page } from '@playwright/test';
import { barriers, blemishes, faintText, WIDTHS } from '../kit/looks';
import { everyScreenOnce, menuOf, settle, visit } from '../kit/screens';
import { expect, login, ROLES, test } from '../kit/test';

const MINUTE = 60_000;

test('no link of a menu leads to an error, whoever is signed in', async ({ page }) => {
  test.setTimeout(5 * MINUTE);
  for (const user of ROLES) {
    await page.context().clearCookies();
    await login(page, user);
    await settle(page);
    const menu = await menuOf(page);
    expect.soft(menu.length, `screens of ${user}`).toBeGreaterThan(0);
    for (const path of menu) {
      await visit(page, path);
      await expect.soft(page.getByText('No se pudo completar'), `${path} of ${user}`).toHaveCount(0);
    }
  }
});

test('no screen has a serious barrier, in light and in dark colours', async ({ page }) => {
  test.setTimeout(8 * MINUTE);
  const looked = await everyScreenOnce(page, async ({ path, user }) => {
    expect.soft(await barriers(page), `${path} of ${user}`).toEqual([]);
    await colour(page, 'dark');
    expect.soft(await faintText(page), `${path} of ${user} in dark colours`).toEqual([]);
    await colour(page, 'light');
  });
  expect(looked.length).toBeGreaterThan(0);
});

for (const language of ['es-CL', 'en-GB'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });

    test('nothing is cut off, runs over or stays untranslated', async ({ page }) => {
      test.setTimeout(8 * MINUTE);
      const looked = await everyScreenOnce(page, async ({ path, user }) => {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          await page.waitForTimeout(150);
          expect.soft(await blemishes(page), `${path} of ${user} at ${width}`).toEqual([]);
        }
      });
      expect(looked.length).toBeGreaterThan(0);
    });

    test('neither on the login nor on the price checker', async ({ page }) => {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto('/');
        await expect(page.getByRole('button', { name: /^(Entrar|Sign in)$/ })).toBeVisible();
        expect.soft(await blemishes(page), `login at ${width}`).toEqual([]);
        await page.goto('/consulta');
        const branch = page.getByRole('button', { name: /SCL-01/ });
        await expect(branch.or(page.getByRole('textbox')).first()).toBeVisible();
        // Asked on the first visit alone: the device remembers its branch.
        if (await branch.isVisible()) {
          expect.soft(await blemishes(page), `choice of the branch at ${width}`).toEqual([]);
          await branch.click();
        }
        await page.getByRole('textbox').fill('TAL-750');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('button', { name: /^(Otro producto|Another product)$/ })).toBeVisible();
        expect.soft(await blemishes(page), `price checker at ${width}`).toEqual([]);
      }
    });
  });
}

/** Changes the colours as the account's menu does, but at once. */
async function colour(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((wanted) => {
    document.documentElement.dataset.mantineColorScheme = wanted;
  }, scheme);
  // Some fade.
  await page.waitForTimeout(200);
}
