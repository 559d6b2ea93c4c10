import type { Page } from '@playwright/test';
import { barriers, barriersInBoth, blemishes, shapeOf, stillness, WIDTHS } from '../kit/looks';
import { sellLate } from '../kit/sales';
import { menuOf, settle, visit } from '../kit/screens';
import { addressOf, screensOfTheSource } from '../kit/source';
import { stumbles } from '../kit/tabbing';
import { plannedRate } from '../kit/taxes';
import { expect, login, ROLES, test } from '../kit/test';

const MINUTE = 60_000;
const SCREENS = screensOfTheSource();

// The widest rows: a sale with two marks, a rate that can be withdrawn.
test.beforeAll(async () => {
  await sellLate('TAL-750');
  await plannedRate();
});

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
    expect.soft(SCREENS, `screens of ${user}`).toEqual(expect.arrayContaining(menu));
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

/** Somebody who has every screen looks at it in both languages; how the frame differs by role is looked at above. */
for (const path of SCREENS) {
  test(`${path} has no serious barrier, is done by keyboard, and nothing is cut off or untranslated`, async ({
    page,
  }) => {
    test.setTimeout(3 * MINUTE);
    await login(page, 'admin');
    await settle(page);
    expect(await visit(page, await addressOf(path))).toBe(true);
    await expect.soft(page.getByText('No se pudo completar')).toHaveCount(0);
    expect.soft(await barriersInBoth(page)).toEqual([]);
    expect.soft(await stumbles(page), 'by Tab').toEqual([]);
    await lookAtWidths(page, 'in Spanish');
    await speakEnglish(page);
    await lookAtWidths(page, 'in English');
  });
}

for (const language of ['es-CL', 'en-GB'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });

    test('nothing is cut off or untranslated on the login or the price checker', async ({ page }) => {
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

async function lookAtWidths(page: Page, language: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await stillness(page);
    expect.soft(await blemishes(page), `${language} at ${width}`).toEqual([]);
  }
}

/** The same screen anew, as for somebody who has chosen that language before. */
async function speakEnglish(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('ferrepos.language', 'en'));
  await page.reload();
  await settle(page);
  await expect(page.locator('html')).toHaveAttribute('lang', /^en/);
}
