import { settle } from '../kit/screens';
import { stumbles } from '../kit/tabbing';
import { expect, login, test } from '../kit/test';

test('on a narrow screen the closed menu is out of the way, and the open one is reached', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await login(page, 'supervisor');
  await settle(page);
  expect.soft(await stumbles(page)).toEqual([]);
  const menu = page.getByRole('button', { name: 'Menú' });
  const first = page.getByRole('navigation', { name: 'Menú' }).getByRole('link').first();
  await expect(first).toBeHidden();
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(menu).toHaveAttribute('aria-expanded', 'true');
  await expect(first).toBeVisible();
});
