import { blemishes, WIDTHS } from '../kit/looks';
import { everyScreenOnce } from '../kit/screens';
import { expect, test } from '../kit/test';

const MINUTE = 60_000;

for (const language of ['es-CL', 'en-GB'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });

    test('nothing is cut off, runs over or stays untranslated', async ({ page }) => {
      test.setTimeout(10 * MINUTE);
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
