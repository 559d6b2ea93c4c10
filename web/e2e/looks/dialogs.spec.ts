import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { failedDelivery } from '../kit/deliveries';
import { barriersInBoth, stillness } from '../kit/looks';
import { sellLate } from '../kit/sales';
import { settle } from '../kit/screens';
import { plannedRate } from '../kit/taxes';
import { api, expect, login, test } from '../kit/test';
import { type Opened, PLACES, PRODUCT, press } from './places';

const MINUTE = 60_000;

test.beforeAll(async () => {
  await failedDelivery();
  const admin = await api('admin');
  // Every worker comes through here; one of them is first.
  await admin
    .send('POST', '/api/pos/roles', { name: 'jefe_turno', title: 'Jefe de turno', permissions: ['catalog.read'] })
    .catch((error) => expect(String(error)).toContain('ALREADY_EXISTS'));
  await sellLate(PRODUCT);
  await plannedRate();
});

for (const place of PLACES) {
  test(`no dialog of ${place.title} has a serious barrier, and each begins, ends and goes back by keyboard`, async ({
    page,
  }) => {
    test.setTimeout(4 * MINUTE);
    await login(page, place.user, place.path);
    await settle(page);
    await place.arrive?.(page);
    for (const opened of place.opened) {
      await test.step(`${opened.name}`, () => look(page, opened));
    }
  });
}

async function look(page: Page, { name, by, role = 'dialog', more, close, source }: Opened): Promise<void> {
  await by.open(page);
  const dialog = page.getByRole(role, { name });
  await expect(dialog, source).toBeVisible();
  await stillness(page);
  await expect(dialog.locator('.mantine-Loader-root:visible')).toHaveCount(0);
  if (role === 'dialog') {
    expect.soft(await beginning(page), `${name}: what has the focus first`).toBe('in the dialog');
  }
  const within = `[role="${role}"]`;
  expect.soft(await barriersInBoth(page, within), `${name}`).toEqual([]);
  if (more !== undefined) {
    await more(page, dialog);
    expect.soft(await barriersInBoth(page, within), `${name}, more of it`).toEqual([]);
  }
  if (close === undefined) {
    await page.keyboard.press('Escape');
  } else {
    await press(page.getByRole('button', { name: close }));
  }
  await expect(dialog).toHaveCount(0);
  await expect.soft(by.back(page), `${name}: where the focus goes back to`).toBeFocused();
}

test('every dialog and menu of the source is looked at', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'),
  );
  const having = (pattern: RegExp, frames: string[]) =>
    sources.filter((file) => !frames.includes(file) && pattern.test(readFileSync(join('src', file), 'utf8')));
  // One frame for all of them: it gives the focus back.
  expect(having(/<(Modal|Drawer|Popover|HoverCard)\b/, ['kit/Dialog.tsx'])).toEqual([]);
  const looked = new Set(PLACES.flatMap((place) => place.opened.map(({ source }) => source)));
  const frames = ['kit/Dialog.tsx', 'kit/ConfirmDialog.tsx', 'features/identity/FormDialog.tsx'];
  expect(having(/<(\w*Dialog|Menu)\s[^/]*(title|position)=/, frames).filter((file) => !looked.has(file))).toEqual([]);
});

/** The close button is in the way of who came for something else, and the page behind in nobody's reach. */
function beginning(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    const dialog = active?.closest('[role="dialog"]');
    if (active == null || dialog == null) {
      return `outside: ${active?.outerHTML.slice(0, 160)}`;
    }
    const onClose =
      active.matches('.mantine-Modal-close') && dialog.querySelectorAll('button, input, a[href], iframe').length > 1;
    return onClose ? 'on the close button' : 'in the dialog';
  });
}
