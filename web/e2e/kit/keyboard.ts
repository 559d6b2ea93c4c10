import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has. */
const FAR = 150;
/** A person's pace: what is faster counts as a scanner. */
export const PERSON = { delay: 45 };

/** Goes on by Tab, or back by Shift+Tab, until something has the focus: where a mouse would click. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < FAR; presses += 1) {
    if (await hasFocus(target)) {
      return;
    }
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

/** Goes to a button or link by Tab and presses Enter there. */
export async function pressOn(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

/** Goes to a field by Tab and types over what stands in it. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text, PERSON);
}

/** Opens the list of a field and takes the choice of that name, by the arrows. */
export async function choose(page: Page, field: Locator, name: string | RegExp): Promise<void> {
  await tabTo(page, field);
  await walkTo(page, page.getByRole('option', { name }));
  await page.keyboard.press('Enter');
}

/** Goes to a screen by the menu. */
export async function goTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Shift+Tab'): Promise<void> {
  await pressOn(
    page,
    page.getByRole('navigation', { name: /^(Menú|Menu)$/ }).getByRole('link', { name, exact: true }),
    key,
  );
}

/** Opens the menu of a button and takes an item of it. */
export async function pick(page: Page, menu: Locator, name: string | RegExp): Promise<void> {
  await pressOn(page, menu, 'Shift+Tab');
  await walkTo(page, page.getByRole('menuitem', { name }));
  await page.keyboard.press('Enter');
}

/** Goes down a list or menu until what is meant is the one that Enter would take. */
export async function walkTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < FAR; presses += 1) {
    if ((await target.count()) === 1 && (await isChosen(target))) {
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  expect(await isChosen(target), `the arrows do not reach ${target}`).toBe(true);
}

/** Notes from now on whether a mouse or finger is used. */
export async function watchHands(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const kind of ['pointerdown', 'mousedown', 'touchstart']) {
      window.addEventListener(kind, () => document.documentElement.setAttribute('data-hand', kind), { capture: true });
    }
  });
}

export async function expectNoHands(page: Page): Promise<void> {
  await expect(page.locator('html')).not.toHaveAttribute('data-hand');
}

async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.count()) === 1 && target.evaluate((element) => element === document.activeElement);
}

async function isChosen(target: Locator): Promise<boolean> {
  return target.evaluate(
    (element) =>
      element === document.activeElement ||
      element.matches('[aria-selected="true"][data-highlighted], [data-combobox-selected]'),
  );
}
