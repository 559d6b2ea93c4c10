import { expect, type Page } from '@playwright/test';
import { login, ROLES, type User } from './people';

/** A screen as somebody finds it. */
export interface Found {
  path: string;
  user: User;
}

/** What the menu offers to who is signed in, by address. */
export async function menuOf(page: Page): Promise<string[]> {
  return page
    .getByRole('navigation')
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

/** Goes where a link leads, without loading the program anew; false where it leads nowhere, which fails the test. */
export async function visit(page: Page, path: string): Promise<boolean> {
  await page.evaluate((to) => {
    window.history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, path);
  const nowhere = page.getByText(/^(Esta página no existe|This page does not exist)$/);
  await expect(page.locator('main').or(nowhere).first()).toBeVisible();
  if (await nowhere.isVisible()) {
    expect.soft(path, 'a link leads nowhere').toBe('');
    return false;
  }
  await settle(page);
  return true;
}

/** Waits until the screen is there and nothing turns any more. */
export async function settle(page: Page): Promise<void> {
  await expect(page.locator('main')).toBeVisible();
  // What waits in a part that nobody sees, such as another tab, does not count.
  const turning = page.locator('.mantine-Loader-root:visible');
  await expect(turning).toHaveCount(0);
  await page.waitForTimeout(250);
  await expect(turning).toHaveCount(0);
}

/** Addresses that the content of a screen leads to, one of each shape: the card of one product stands for all. */
export async function linksOf(page: Page): Promise<string[]> {
  const links = await page
    .locator('main a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const shapes = new Map<string, string>();
  for (const link of links) {
    // A word is a screen of its own, everything else names one of many things.
    const shape = link.replace(/[^/]+$/, (last) => (/^[a-z]+$/.test(last) ? last : '*'));
    shapes.set(shape, shapes.get(shape) ?? link);
  }
  return [...shapes.values()];
}

/** Visits every screen of the menu, and from each one of every kind of screen that it leads to. */
export async function eachScreen(
  page: Page,
  skip: ReadonlySet<string>,
  look: (path: string) => Promise<void>,
): Promise<string[]> {
  const menu = await menuOf(page);
  const seen = new Set(skip);
  const looked: string[] = [];
  const waiting = [...menu];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) {
      continue;
    }
    seen.add(path);
    looked.push(path);
    if (!(await visit(page, path))) {
      continue;
    }
    await look(path);
    if (menu.includes(path)) {
      waiting.push(...(await linksOf(page)).filter((link) => !menu.includes(link) && !seen.has(link)));
    }
  }
  return looked;
}

/** Signs in as one person after the other and shows each screen to the first who has it. */
export async function everyScreenOnce(
  page: Page,
  look: (screen: Found) => Promise<void>,
  users: readonly User[] = ROLES,
): Promise<string[]> {
  const seen = new Set<string>();
  for (const user of users) {
    await page.context().clearCookies();
    await login(page, user);
    await settle(page);
    for (const path of await eachScreen(page, seen, (each) => look({ path: each, user }))) {
      seen.add(path);
    }
  }
  return [...seen];
}
