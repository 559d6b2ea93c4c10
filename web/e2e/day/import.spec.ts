import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Api, api } from '../kit/api';
import { expect, login, test } from '../kit/test';

/** More than the server is asked to do while somebody waits. */
const LINES = 6_000;
/** So many that there is time to change one's mind. */
const MANY_LINES = 60_000;

interface Job {
  id: string;
  status: string;
}

let server: Api;

test.beforeAll(async () => {
  server = await api('admin');
});

/** A file with so many products of a prefix; a line without a price is rejected. */
function file(prefix: string, lines: number): { name: string; mimeType: string; buffer: Buffer } {
  const rows = Array.from({ length: lines }, (_, n) => `${prefix}-${n},Producto ${prefix} número ${n},${1_000 + n}`);
  rows[1] = `${prefix}-1,Sin precio,`;
  return { name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from(`sku,name,price\n${rows.join('\n')}\n`) };
}

async function begin(page: Page, prefix: string, lines: number): Promise<void> {
  await page.goto('/productos/importar');
  await page.locator('input[type=file]').setInputFiles(file(prefix, lines));
  await page.getByRole('button', { name: 'Importar', exact: true }).click();
  await expect(page).toHaveURL(/job=/);
}

const bar = (page: Page) => page.getByRole('progressbar', { name: 'Avance del trabajo' });

test('a large file goes on by itself, and its report is found again', async ({ page }) => {
  await login(page, 'admin');
  const events = page.waitForRequest(/\/api\/jobs\/[^/]+\/eventos$/);
  await begin(page, 'IMPA', LINES);
  await events;
  await page.reload();
  await expect(page.getByText('Importación terminada')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('Una fila fue rechazada')).toBeVisible();
  const rejected = page.getByRole('table', { name: 'Rechazados' });
  await expect(rejected).toContainText('Precio');
  const errors = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exportar CSV' }).click();
  const errorFile = await errors;
  expect(errorFile.suggestedFilename()).toMatch(/^importacion-rechazos.*\.csv$/);
  expect(readFileSync(await errorFile.path(), 'utf8')).toMatch(/\r\n3,Precio,/);
  expect((await server.get<{ price: number }>(`/api/pos/productos/IMPA-${LINES - 1}`)).price).toBe(1_000 + LINES - 1);

  await page.goto('/trabajos');
  const row = page.getByRole('table', { name: 'Trabajos' }).getByRole('row').nth(1);
  await expect(row).toContainText('Importación de productos');
  await expect(row).toContainText('Terminado');
  const result = page.waitForEvent('download');
  await row.getByRole('button', { name: /^Descargar/ }).click();
  const report = JSON.parse(readFileSync(await (await result).path(), 'utf8')) as Record<string, number>;
  expect(report).toMatchObject({ created: LINES - 1, rejected_total: 1 });
  await row.getByRole('link', { name: /^Ver resultado/ }).click();
  await expect(page.getByText('Importación terminada')).toBeVisible();
});

test('an import is watched and cancelled, and what it wrote stays', async ({ page }) => {
  test.setTimeout(180_000);
  await login(page, 'admin');
  await begin(page, 'IMPB', MANY_LINES);
  // Told by the server while it works: a bar that moves, without a hand on the page.
  await expect
    .poll(async () => Number(await bar(page).getAttribute('aria-valuenow')), { timeout: 60_000 })
    .toBeGreaterThan(1);
  await page.getByRole('link', { name: 'Ver todos los trabajos' }).click();
  const row = page.getByRole('table', { name: 'Trabajos' }).getByRole('row').nth(1);
  await expect(row).toContainText('En curso');
  await row.getByRole('button', { name: /^Cancelar/ }).click();
  await expect(row).toContainText('Cancelado', { timeout: 60_000 });
  const { items } = await server.get<{ items: Job[] }>('/api/jobs?kind=catalog.import&limit=1');
  expect(items[0]?.status).toBe('cancelled');
  await server.get('/api/pos/productos/IMPB-0');
  await expect(server.get(`/api/pos/productos/IMPB-${MANY_LINES - 1}`)).rejects.toThrow(/404/);
});
