import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { everyScreenOnce } from '../kit/screens';
import { expect, test } from '../kit/test';

const PLACE = resolve('../docs/guides/screens');
const SIZES = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const;

mkdirSync(PLACE, { recursive: true });

async function picture(page: Page, path: string): Promise<void> {
  const name = path.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-|-$/g, '') || 'inicio';
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${PLACE}/${name}-${size.width}.png`, animations: 'disabled' });
  }
  await page.setViewportSize(SIZES[0]);
}

test('pictures of every screen', async ({ page }) => {
  await everyScreenOnce(page, ({ path }) => picture(page, path));
});

test('pictures of the login and the price checker', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Entrar' })).toBeVisible();
  await picture(page, 'login');
  await page.goto('/consulta');
  await page.getByRole('button', { name: /SCL-01/ }).click();
  await picture(page, '/consulta');
  await page.getByLabel('o escriba el código').fill('TAL-750');
  await page.getByRole('button', { name: 'Ver precio' }).click();
  await expect(page.getByRole('button', { name: 'Otro producto' })).toBeVisible();
  await picture(page, '/consulta/precio');
});
