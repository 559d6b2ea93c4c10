import { barriers, barriersInBoth, blemishes, shapeOf, stillness, WIDTHS } from '../kit/looks';
import { everyScreenOnce, menuOf, settle, visit } from '../kit/screens';
import { stumbles } from '../kit/tabbing';
import { expect, login, ROLES, test } from '../kit/test';

const MINUTE = 60_000;

test('no link of a menu leads to an error or a serious barrier, whoever is signed in', async ({ page }) => {
  test.setTimeout(5 * MINUTE);
  // What a role does not see otherwise than the one before is not looked at again.
  const looked = new Set<string>();
  for (const user of ROLES) {
    await page.context().clearCookies();
    await login(page, user);
    await settle(page);
    const menu = await menuOf(page);
    expect.soft(menu.length, `screens of ${user}`).toBeGreaterThan(0);
    for (const path of menu) {
      await visit(page, path);
      await expect.soft(page.getByText('No se pudo completar'), `${path} of ${user}`).toHaveCount(0);
      const shape = `${path} ${await shapeOf(page)}`;
      if (!looked.has(shape)) {
        looked.add(shape);
        expect.soft(await barriers(page), `${path} of ${user}`).toEqual([]);
      }
    }
  }
});

test('no screen has a serious barrier in light or dark colours, or by keyboard', async ({ page }) => {
  test.setTimeout(8 * MINUTE);
  const looked = await everyScreenOnce(page, async ({ path, user }) => {
    expect.soft(await barriersInBoth(page), `${path} of ${user}`).toEqual([]);
    expect.soft(await stumbles(page), `${path} of ${user} by Tab`).toEqual([]);
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
          await stillness(page);
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
