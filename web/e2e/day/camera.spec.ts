import { tmpdir } from 'node:os';
import { join } from 'node:path';
import config from '../../playwright.config';
import { filmBarcode } from '../kit/film';
import { api, expect, login, test } from '../kit/test';

const FILM = join(tmpdir(), `ferrepos-web-camera-${process.pid}.y4m`);

test.use({
  viewport: { width: 360, height: 740 },
  permissions: ['camera'],
  launchOptions: {
    ...config.use?.launchOptions,
    args: [
      ...(config.use?.launchOptions?.args ?? []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${FILM}`,
    ],
  },
});

test('the camera of a phone reads a code, once while it is held', async ({ page }) => {
  const product = await (await api('deposito')).get<{ name: string; barcodes: string[] }>('/api/pos/productos/TAL-750');
  const code = product.barcodes[0] ?? '';
  filmBarcode(code, FILM);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await login(page, 'deposito', '/bodega/recepcion');
  await page.getByRole('button', { name: 'Leer con la cámara' }).click();
  await expect(page.getByRole('dialog').getByText(code)).toBeVisible();
  await page.waitForTimeout(2_000);
  await page.getByRole('button', { name: 'Listo' }).click();
  await expect(page.getByLabel(`Cantidad: ${product.name}`)).toHaveValue('1');
  expect(new Set(asked).size, 'nothing is fetched from elsewhere').toBe(1);
});
