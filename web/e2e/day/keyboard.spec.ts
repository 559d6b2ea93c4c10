import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Api, api } from '../kit/api';
import {
  choose,
  expectNoHands,
  goTo,
  PERSON,
  pick,
  pressOn,
  tabTo,
  typeInto,
  walkTo,
  watchHands,
} from '../kit/keyboard';
import { expect, PASSWORD, test, type User } from '../kit/test';
import { closeTill } from '../kit/tills';
import { Till } from '../pages/till';

const BRANCH = 'SCL-01';
const OTHER = 'VAP-01';
const REGISTER = 'SCL-01-C4';
const MINUTE = 60_000;
/** Tells what one run makes from what an earlier one has made. */
const MARK = Date.now().toString(36);

interface Product {
  sku: string;
  name: string;
  price: number;
}

let server: Api;
let drill: Product;
let oil: Product;

test.beforeAll(async () => {
  server = await api('admin');
  drill = await product('TAL-750');
  oil = await product('A2T-1');
});

const product = (sku: string) => server.get<Product>(`/api/pos/productos/${sku}?branch=${BRANCH}`);

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const account = (page: Page) => page.getByRole('button', { name: /^(Cuenta|Account)/ });

async function enter(page: Page, user: User, path: string): Promise<void> {
  await watchHands(page);
  await page.goto(path);
  await expect(page.getByLabel('Usuario')).toBeFocused();
  await page.keyboard.type(user, PERSON);
  await typeInto(page, page.getByRole('textbox', { name: 'Contraseña' }), PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toBeVisible();
}

test('a cashier opens, sells, takes back, voids, moves cash and closes without a mouse', async ({ page }) => {
  test.setTimeout(3 * MINUTE);
  await closeTill(REGISTER);
  await enter(page, 'cajero', '/caja');
  const till = new Till(page);
  await choose(page, page.getByRole('combobox', { name: 'Caja' }), REGISTER);
  await pressOn(page, button(page, 'Usar esta caja'));
  await till.isReady(REGISTER);
  await expect(page.getByLabel('Fondo de caja')).toBeFocused();
  await page.keyboard.type('30000', PERSON);
  await page.keyboard.press('Enter');
  const search = page.getByRole('combobox', { name: 'Código o palabras del producto' });
  await expect(search).toBeFocused();
  await till.find(oil.sku, oil.name);
  await till.chargeExactCash();
  const first = await till.number();
  await till.next();
  await expect(search).toBeFocused();
  await till.find(drill.sku, drill.name);
  await till.chargeExactCash();
  const second = await till.number();
  await till.next();

  await goTo(page, 'Ventas');
  const dialog = page.getByRole('dialog');
  await pressOn(page, button(page, first));
  await expect(button(page, 'Reimprimir')).toBeFocused();
  await pressOn(page, button(page, 'Devolver productos'));
  await expect(page.getByLabel(`Cuánto vuelve de ${oil.name}`)).toBeFocused();
  await page.keyboard.type('1');
  await typeInto(page, page.getByLabel('Motivo'), 'No era la medida');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('No era la medida');
  await page.keyboard.press('Escape');
  await expect(button(page, first)).toBeFocused();

  await pressOn(page, button(page, second), 'Shift+Tab');
  await pressOn(page, dialog.getByRole('button', { name: 'Anular', exact: true }));
  await expect(page.getByLabel('Motivo')).toBeFocused();
  await page.keyboard.type('Se arrepintió', PERSON);
  await typeInto(page, page.getByLabel('Usuario del supervisor'), 'supervisor');
  await typeInto(page, dialog.getByRole('textbox', { name: 'Contraseña' }), PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Anulada: Se arrepintió');
  await page.keyboard.press('Escape');
  await expect(button(page, second)).toBeFocused();

  await goTo(page, 'Caja');
  await till.isReady(REGISTER);
  await till.press('F7');
  await expect(page.getByLabel('Monto')).toBeFocused();
  await page.keyboard.type('5000', PERSON);
  await typeInto(page, page.getByLabel('Motivo'), 'Compra de bolsas');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Salida de $5.000 registrada')).toBeVisible();
  await expect(search).toBeFocused();

  await pick(page, button(page, 'Más'), 'Cerrar caja');
  await expect(page.getByLabel('$20.000')).toBeFocused();
  await page.keyboard.type('1');
  await typeInto(page, page.getByLabel('$5.000'), '1');
  await expect(page.getByTestId('counted-cash')).toHaveText('$25.000');
  await pressOn(page, dialog.getByRole('button', { name: 'Cerrar caja' }));
  await expect(page.getByTestId('difference')).toHaveText('$0');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Fondo de caja')).toBeFocused();

  await pick(page, account(page), 'Salir');
  await expect(page.getByLabel('Usuario')).toBeFocused();
  await expectNoHands(page);
});

test('goods are received, counted and sent on without a mouse', async ({ page }) => {
  test.setTimeout(3 * MINUTE);
  const drills = await server.onHand(drill.sku, BRANCH);
  const there = await server.onHand(drill.sku, OTHER);
  const oils = await server.onHand(oil.sku, BRANCH);
  await enter(page, 'deposito', '/bodega/recepcion');
  await typeInto(page, page.getByLabel('Documento o proveedor'), 'Guía 4713');
  await take(page, drill, 12);
  await pressOn(page, button(page, 'Recibir 1 producto'));
  await expect(page.getByText('Recepción registrada')).toBeVisible();
  expect(await server.onHand(drill.sku, BRANCH)).toBe(drills + 12);

  await goTo(page, 'Conteo');
  await take(page, oil, oils - 2);
  await pressOn(page, button(page, 'Comparar 1 producto'));
  await pressOn(page, button(page, 'Confirmar 1 conteo'));
  await expect(page.getByText('Conteo registrado').first()).toBeVisible();
  expect(await server.onHand(oil.sku, BRANCH)).toBe(oils - 2);

  await goTo(page, 'Traslados');
  await pressOn(page, page.getByRole('link', { name: 'Nuevo traslado' }));
  await choose(page, page.getByRole('combobox', { name: 'Hacia' }), new RegExp(OTHER));
  await take(page, drill, 3);
  await pressOn(page, button(page, 'Crear traslado de 1 producto'));
  await pressOn(page, button(page, 'Enviar ahora'));
  await pressOn(page, button(page, 'Recibir todo'));
  await expect(page.getByText('Recibido', { exact: true }).first()).toBeVisible();
  expect(await server.onHand(drill.sku, BRANCH)).toBe(drills + 12 - 3);
  expect(await server.onHand(drill.sku, OTHER)).toBe(there + 3);
  await expectNoHands(page);
});

/** Types a product's code and how many of it there are. */
async function take(page: Page, product: Product, quantity: number): Promise<void> {
  await typeInto(page, page.getByRole('textbox', { name: 'Escanee o escriba un producto' }), product.sku);
  await page.keyboard.press('Enter');
  await typeInto(page, page.getByLabel(`Cantidad: ${product.name}`), String(quantity));
}

test('the office is run without a mouse: tables, products, prices, users, keys', async ({ page, context }) => {
  test.setTimeout(4 * MINUTE);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await enter(page, 'admin', '/productos');

  const skip = page.getByRole('link', { name: 'Ir al contenido' });
  await tabTo(page, skip);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  const name = page.getByRole('columnheader', { name: 'Nombre' });
  await pressOn(page, name.getByRole('button'));
  await expect(name).toHaveAttribute('aria-sort', 'ascending');
  await pressOn(page, button(page, 'Siguiente'));
  await expect(page.getByText(/^Página 2 de/)).toBeVisible();
  const all = page.waitForEvent('download');
  await pick(page, button(page, 'Exportar'), 'CSV');
  expect(readFileSync(await (await all).path(), 'utf8')).toContain(drill.name);
  await typeInto(page, page.getByLabel('Buscar'), drill.sku);
  const link = page.getByRole('link', { name: drill.sku, exact: true });
  const found = page.waitForEvent('download');
  await pressOn(page, button(page, 'Exportar CSV'));
  expect(readFileSync(await (await found).path(), 'utf8')).toContain(drill.name);
  await pressOn(page, link);
  await expect(page.getByRole('heading', { level: 1, name: drill.name })).toBeVisible();

  await pressOn(page, button(page, 'Fijar precio'));
  await expect(page.getByLabel('Precio nuevo')).toBeFocused();
  await page.keyboard.type(String(drill.price + 10), PERSON);
  await choose(page, page.getByRole('combobox', { name: 'Sucursal' }), new RegExp(OTHER));
  await typeInto(page, page.getByLabel('Motivo'), 'Alza del proveedor');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Precio fijado/)).toBeVisible();
  await expect(button(page, 'Fijar precio')).toBeFocused();

  await goTo(page, 'Productos');
  await pressOn(page, page.getByRole('link', { name: 'Nuevo producto' }));
  await typeInto(page, page.getByLabel('SKU'), `SIN-RATON-${MARK}`);
  await typeInto(page, page.getByLabel('Nombre'), `Teclado ${MARK}`);
  await typeInto(page, page.getByLabel('Precio de venta'), '1990');
  await pressOn(page, button(page, 'Guardar'));
  await expect(page.getByRole('heading', { level: 1, name: `Teclado ${MARK}` })).toBeVisible();

  await goTo(page, 'Usuarios');
  await pressOn(page, button(page, 'Nuevo usuario'));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Usuario')).toBeFocused();
  await page.keyboard.type(`sin.raton.${MARK}`, PERSON);
  await typeInto(page, dialog.getByLabel('Nombre'), 'Sin Ratón');
  await choose(page, dialog.getByRole('combobox', { name: 'Roles' }), 'Caja');
  await pressOn(page, button(page, 'Sugerir una contraseña'));
  await pressOn(page, button(page, 'Guardar'));
  await expect(dialog).toHaveCount(0);
  await expect(button(page, 'Nuevo usuario')).toBeFocused();
  await typeInto(page, page.getByLabel('Filtrar'), `raton.${MARK}`);
  await expect(page.getByRole('row')).toHaveCount(2);
  await pressOn(page, button(page, `Acciones para sin.raton.${MARK}`));
  await walkTo(page, page.getByRole('menuitem').first());
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Nombre')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button(page, `Acciones para sin.raton.${MARK}`)).toBeFocused();

  await goTo(page, 'Claves de API');
  await pressOn(page, button(page, 'Nueva clave'));
  await expect(dialog.getByLabel('Nombre')).toBeFocused();
  await page.keyboard.type('Balanza', PERSON);
  await choose(page, dialog.getByRole('combobox', { name: 'Roles' }), 'Terminal');
  await pressOn(page, button(page, 'Crear clave'));
  const secret = dialog.getByLabel('Clave', { exact: true });
  await expect(secret).toBeFocused();
  await pressOn(page, button(page, 'Copiar'));
  await expect(button(page, 'Copiada')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await secret.inputValue());
  await pressOn(page, button(page, 'Ya la guardé'));
  await expect(button(page, 'Nueva clave')).toBeFocused();

  await pick(page, account(page), 'Oscuros');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await pick(page, account(page), 'English');
  await expect(page.getByRole('heading', { level: 1, name: 'API keys' })).toBeVisible();
  await pick(page, account(page), 'Sign out');
  await expect(page.getByLabel('User')).toBeFocused();
  await expectNoHands(page);
});
