import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has between two things that belong together. */
const FAR = 60;

/** Goes on by Tab, or back by Shift+Tab, until something has the focus: where a mouse would click. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
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
  await expect(target).toBeVisible();
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

/** Goes to a field by Tab and types over what stands in it. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await expect(field).toBeVisible();
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Opens the list of a field and takes the choice of that name, by the arrows. */
export async function choose(page: Page, field: Locator, name: string | RegExp): Promise<void> {
  await tabTo(page, field);
  await walkTo(page, page.getByRole('option', { name }));
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
