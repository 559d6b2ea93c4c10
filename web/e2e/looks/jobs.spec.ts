import type { Page } from '@playwright/test';
import { token } from '../kit/api';
import { failedDelivery } from '../kit/deliveries';
import { barriersInBoth, blemishes, stillness, WIDTHS } from '../kit/looks';
import { programUrl } from '../kit/program';
import { settle } from '../kit/screens';
import { stumbles } from '../kit/tabbing';
import { api, expect, login, test } from '../kit/test';

for (const language of ['es-CL', 'en-GB'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });

    test('jobs that ended and failed deliveries fit every screen and have no serious barrier', async ({ page }) => {
      const { key } = await failedDelivery();
      const done = await importJob(`sku,name,price\nLOOKS-${language},Producto,100\nLOOKS-X,Sin precio,\n`);
      const failed = await importJob('sku,name\nLOOKS-Y,Sin columna de precio\n');
      await login(page, 'admin', '/trabajos?tab=fallidas');
      await settle(page);
      await expect(page.getByRole('row').filter({ hasText: key })).toBeVisible();
      await look(page, 'failed deliveries');
      for (const path of [
        `/trabajos?job=${done}`,
        `/productos/importar?job=${done}`,
        `/productos/importar?job=${failed}`,
      ]) {
        await page.goto(path);
        await settle(page);
        await look(page, path);
      }
    });
  });
}

async function look(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await stillness(page);
    expect.soft(await blemishes(page), `${name} at ${width}`).toEqual([]);
  }
  expect.soft(await barriersInBoth(page), name).toEqual([]);
  expect.soft(await stumbles(page), `${name} by Tab`).toEqual([]);
}

/** Has the server import a file by itself, and waits until that is over. */
async function importJob(csv: string): Promise<string> {
  const answer = await fetch(new URL('/api/pos/productos/importar', programUrl()), {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await token('admin')}`,
      'Content-Type': 'text/csv',
      Prefer: 'respond-async',
    },
    body: csv,
  });
  expect(answer.status).toBe(202);
  const { job_id: job } = (await answer.json()) as { job_id: string };
  const server = await api('admin');
  await expect
    .poll(async () => (await server.get<{ status: string }>(`/api/jobs/${job}`)).status, { timeout: 30_000 })
    .toMatch(/done|failed/);
  return job;
}
