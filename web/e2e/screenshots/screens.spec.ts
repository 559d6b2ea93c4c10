import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { api } from '../kit/api';
import { everyScreenOnce, settle } from '../kit/screens';
import { expect, login, test } from '../kit/test';
import { Till } from '../pages/till';

/** `es-AR,dark`: in another language and other colours than most. */
const [LANGUAGE = 'es-CL', COLORS = 'light'] = process.env.SCREENS?.split(',') ?? [];
const PLACE = resolve(
  '../docs/guides/screens',
  ...(process.env.SCREENS === undefined ? [] : [`${LANGUAGE}-${COLORS}`]),
);
const SIZES = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1920, height: 1080 },
] as const;

mkdirSync(PLACE, { recursive: true });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(
    ([language, colors]) => {
      localStorage.setItem('ferrepos.language', language);
      localStorage.setItem('mantine-color-scheme-value', colors);
    },
    [LANGUAGE, COLORS] as const,
  );
});

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

test('pictures of a sale, and of what an owner sees of it', async ({ page }) => {
  await login(page, 'cajero', '/caja');
  const till = new Till(page);
  await till.choose('SCL-01-C1');
  for (const product of await products()) {
    await till.scan(product.barcodes[0] ?? product.sku, product.name);
  }
  await page.keyboard.type('3*martillo', { delay: 60 });
  await expect(page.getByRole('option').first()).toBeVisible();
  await picture(page, '/caja/busqueda');
  await till.press('Escape');
  await picture(page, '/caja/venta');
  await till.press('F8');
  await picture(page, '/caja/descuento');
  await till.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await till.press('F12');
  await expect(page.getByRole('dialog', { name: 'Cobrar' })).toBeVisible();
  await picture(page, '/caja/cobrar');
  await till.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Venta registrada' })).toBeVisible();
  await picture(page, '/caja/registrada');
  await till.next();
  await page.getByRole('button', { name: 'Más', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Cerrar caja' }).click();
  await expect(page.getByRole('dialog', { name: /^Arqueo y cierre/ })).toBeVisible();
  await picture(page, '/caja/arqueo');
  await till.press('Escape');
  await page.context().setOffline(true);
  await expect(page.getByText(/Sin conexión desde/)).toBeVisible({ timeout: 60_000 });
  await picture(page, '/caja/sin-conexion');
  await page.context().setOffline(false);

  await page.context().clearCookies();
  await login(page, 'admin', '/inicio');
  await settle(page);
  await picture(page, '/inicio/con-ventas');
  await page.goto('/caja/ventas?register=all');
  await settle(page);
  await picture(page, '/caja/ventas/todas');
});

interface Found {
  sku: string;
  name: string;
  barcodes: string[];
}

async function products(): Promise<Found[]> {
  const server = await api('cajero');
  return Promise.all(['TAL-750', 'TOR-6X50', 'A2T-1'].map((sku) => server.get<Found>(`/api/pos/productos/${sku}`)));
}
