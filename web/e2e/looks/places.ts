import type { Locator, Page } from '@playwright/test';
import { choose, PERSON, pressOn } from '../kit/keyboard';
import { visit } from '../kit/screens';
import { api, expect, scan, type User } from '../kit/test';
import { openTill } from '../kit/tills';
import { Till } from '../pages/till';

/** One dialog, menu or list, and the way to it. */
export interface Opened {
  name: string | RegExp;
  /** Where it is written, below src. */
  source: string;
  by: Way;
  role?: 'dialog' | 'menu' | 'listbox';
  /** Brings more of it to light, to be looked at as well. */
  more?: (page: Page, dialog: Locator) => Promise<void>;
  /** Where Escape shall not close it. */
  close?: string;
}

/** How something is opened, and what has the focus again when it is closed. */
interface Way {
  open: (page: Page) => Promise<void>;
  back: (page: Page) => Locator;
}

/** A screen with its dialogs; they are opened one after the other. */
interface Place {
  title: string;
  user: User;
  path: string;
  arrive?: (page: Page) => Promise<void>;
  opened: Opened[];
}

export const PRODUCT = 'TAL-750';

const button = (name: string | RegExp): Way => pressing((page) => page.getByRole('button', { name, exact: true }));
const pressing = (opener: (page: Page) => Locator): Way => ({
  open: (page) => press(opener(page)),
  back: (page) => opener(page).first(),
});
const fieldOf = (name: string) => (page: Page) =>
  page.getByRole('combobox', { name }).or(page.getByRole('textbox', { name })).first();
const typing = (name: string, text: string): Way => ({
  open: async (page) => {
    await fieldOf(name)(page).focus();
    await page.keyboard.type(text, { delay: 50 });
  },
  back: fieldOf(name),
});
const arrowIn = (name: string): Way => ({
  open: async (page) => {
    await fieldOf(name)(page).focus();
    await page.keyboard.press('ArrowDown');
  },
  back: fieldOf(name),
});
/** What a menu leads to gives the focus back to the menu's button. */
const item = (menu: string | RegExp, name: string, back?: (page: Page) => Locator): Way => ({
  open: async (page) => {
    await button(menu).open(page);
    await press(page.getByRole('menuitem', { name }));
  },
  back: back ?? button(menu).back,
});
const onUser = (action: string) => item('Acciones para cajero', action);
const search = (page: Page) => page.getByRole('combobox', { name: 'Código o palabras del producto' });
/** Whatever the till has opened, the next thing is a product. */
const key = (...keys: string[]): Way => ({
  open: async (page) => {
    for (const each of keys) {
      await page.keyboard.press(each);
    }
  },
  back: search,
});
const tillButton = (name: string): Way => ({ ...button(name), back: search });

export async function press(opener: Locator): Promise<void> {
  await opener.first().focus();
  await opener.page().keyboard.press('Enter');
}

async function scanInto(page: Page, register: string): Promise<void> {
  const till = new Till(page);
  await till.choose(register);
  await till.scan(PRODUCT, 'Taladro');
}

/** Sells while the server does not answer; when it does, it answers with a problem. */
async function sellOffline(
  page: Page,
  register: string,
  problem: { status: number; code: string; detail: string },
): Promise<void> {
  const answer = { status: problem.status, contentType: 'application/problem+json', body: JSON.stringify(problem) };
  let isBack = false;
  await page.route('**/api/pos/ventas', (route) => (isBack ? route.fulfill(answer) : route.abort('connectionreset')));
  await scanInto(page, register);
  await page.keyboard.press('F12');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Venta registrada' })).toBeVisible();
  // An answer that came while the cashier still waits would undo the sale.
  isBack = true;
  await page.keyboard.press('Enter');
}

/** Every screen that has some, who sees it, and the ways to them. */
export const PLACES: Place[] = [
  {
    title: 'the till',
    user: 'cajero',
    path: '/caja',
    arrive: (page) => scanInto(page, 'SCL-01-C1'),
    opened: [
      { name: 'Cliente', source: 'features/sales/dialogs/CustomerDialog.tsx', by: key('F3') },
      { name: 'Ventas en espera', source: 'features/sales/dialogs/ParkedDialog.tsx', by: key('F6') },
      { name: /^Entrada o salida/, source: 'features/sales/closing/CashDialog.tsx', by: key('F7') },
      {
        name: 'Descuento',
        source: 'features/sales/dialogs/DiscountDialog.tsx',
        by: key('F8'),
        more: async (page, dialog) => {
          await page.keyboard.type('20');
          await expect(dialog.getByRole('alert')).toBeVisible();
        },
      },
      {
        name: 'Consultar precio',
        source: 'features/sales/dialogs/PriceCheckDialog.tsx',
        by: key('F9'),
        more: async (page, dialog) => {
          await page.keyboard.type('martillo', { delay: 20 });
          await expect(dialog.getByRole('button', { name: 'Agregar a la venta' })).toBeVisible();
        },
      },
      { name: '¿Vaciar la venta?', source: 'features/sales/dialogs/ClearDialog.tsx', by: tillButton('Vaciar venta') },
      { name: 'Más', role: 'menu', source: 'features/sales/till/TillHead.tsx', by: button('Más') },
      {
        name: 'Estado de la caja',
        source: 'features/sales/dialogs/StatusDialog.tsx',
        by: item('Más', 'Estado de la caja', search),
      },
      {
        name: /^Arqueo y cierre/,
        source: 'features/sales/closing/ClosingDialog.tsx',
        by: item('Más', 'Cerrar caja', search),
      },
      {
        name: 'Productos encontrados',
        role: 'listbox',
        source: 'features/sales/till/SearchBox.tsx',
        by: key('F2', ...'martillo'),
      },
      {
        name: 'Cobrar',
        source: 'features/sales/charge/ChargeDialog.tsx',
        by: key('F12'),
        more: async (page, dialog) => {
          // A part by card, and the rest.
          await page.keyboard.press('d');
          await expect(dialog.getByLabel('Monto en Débito')).toBeFocused();
          await page.keyboard.type('1000', PERSON);
          await page.keyboard.press('Enter');
          await expect(dialog.getByRole('button', { name: 'Quitar pago con Débito' })).toBeVisible();
        },
      },
      {
        name: 'Cobrar',
        source: 'features/sales/dialogs/AuthorizationFields.tsx',
        by: key('F8', '2', '0', 'Enter', 'F12'),
      },
      { name: 'Ventas en espera', source: 'features/sales/dialogs/ParkedDialog.tsx', by: key('F4', 'F6') },
    ],
  },
  {
    title: 'a till after a sale',
    user: 'cajero',
    path: '/caja',
    arrive: async (page) => {
      await openTill('SCL-01-C2', 10_000);
      await scanInto(page, 'SCL-01-C2');
    },
    opened: [
      {
        name: 'Venta registrada',
        source: 'features/sales/charge/SaleDone.tsx',
        by: key('F12', 'Enter'),
        more: (page) => expect(page.frameLocator('iframe').getByText('Taladro').first()).toBeVisible(),
      },
      {
        name: /^Arqueo y cierre/,
        source: 'features/sales/closing/ClosingDialog.tsx',
        by: {
          ...item('Más', 'Cerrar caja'),
          back: (page) => page.getByLabel('Fondo de caja'),
        },
        more: async (page) => {
          await page.keyboard.type('1');
          await page.keyboard.press('Enter');
          await expect(page.getByRole('dialog', { name: 'Caja cerrada' })).toBeVisible();
        },
      },
    ],
  },
  {
    title: 'sales',
    user: 'cajero',
    path: '/caja/ventas',
    opened: [
      {
        name: /^Venta /,
        source: 'features/sales/history/SaleDetail.tsx',
        by: pressing((page) => page.getByRole('button', { name: /^SCL-01-C3-/ }).first()),
        more: async (page, dialog) => {
          await expect(dialog.getByRole('button', { name: 'Reimprimir' })).toBeFocused();
          await page.keyboard.press('Enter');
          await expect(dialog.locator('iframe')).toBeVisible();
        },
      },
      {
        name: /^Anular/,
        source: 'features/sales/history/VoidDialog.tsx',
        by: inSale('Anular'),
      },
      {
        name: /^Devol/,
        source: 'features/sales/history/ReturnDialog.tsx',
        by: inSale('Devolver productos'),
      },
    ],
  },
  {
    title: 'sales that the server has refused',
    user: 'cajero',
    path: '/caja',
    arrive: async (page) => {
      await sellOffline(page, 'SCL-01-C4', { status: 422, code: 'BUSINESS_RULE', detail: 'Ya no se vende.' });
      await press(page.getByRole('link', { name: '1 venta por revisar' }));
    },
    opened: [
      {
        name: /^Pendiente/,
        source: 'features/sales/pending/PendingPage.tsx',
        by: button('Ver'),
      },
      { name: /descartar/i, source: 'features/sales/pending/PendingPage.tsx', by: button('Descartar') },
    ],
  },
  {
    title: 'a session that has ended',
    user: 'cajero',
    path: '/caja',
    arrive: (page) => sellOffline(page, 'SCL-01-C3', { status: 403, code: 'FORBIDDEN', detail: 'Ingrese de nuevo.' }),
    opened: [
      {
        name: 'Ingresar de nuevo',
        source: 'features/sales/dialogs/LoginDialog.tsx',
        by: tillButton('Ingresar de nuevo'),
      },
    ],
  },
  {
    title: 'the warehouse',
    user: 'deposito',
    path: '/bodega/recepcion',
    arrive: async (page) => {
      await scan(page, PRODUCT);
      await expect(page.getByRole('list', { name: 'Productos' })).toContainText('Taladro');
    },
    opened: [
      { name: '¿Descartar lo anotado?', source: 'features/stock/DraftScreen.tsx', by: button('Descartar') },
      { name: 'Leer con la cámara', source: 'kit/camera/Camera.tsx', by: button('Leer con la cámara') },
      {
        name: 'Escanee o escriba un producto',
        role: 'listbox',
        source: 'features/stock/ProductEntry.tsx',
        by: typing('Escanee o escriba un producto', 'martillo'),
      },
      {
        name: 'Sucursal',
        role: 'listbox',
        source: 'features/stock/branches.tsx',
        by: arrowIn('Sucursal'),
      },
    ],
  },
  {
    title: 'stock',
    user: 'deposito',
    path: '/bodega',
    opened: [
      {
        name: 'Cambiar mínimo',
        source: 'features/stock/MinimumDialog.tsx',
        by: pressing((page) => page.getByRole('button', { name: /cambiar el de/ }).first()),
      },
    ],
  },
  {
    title: 'a transfer',
    user: 'deposito',
    path: '/bodega/traslados',
    arrive: async (page) => {
      const worker = await api('deposito');
      const items = [{ sku: PRODUCT, quantity: 1 }];
      const id = crypto.randomUUID();
      await worker.send('POST', '/api/deposito/traslados', { id, from: 'SCL-01', to: 'VAP-01', items, reason: null });
      await visit(page, `/bodega/traslados/${id}`);
    },
    opened: [
      { name: '¿Anular el traslado?', source: 'features/stock/transfer/TransferPage.tsx', by: button('Anular') },
    ],
  },
  {
    title: 'a product',
    user: 'admin',
    path: `/productos/${PRODUCT}`,
    opened: [
      {
        name: /^Fijar precio/,
        source: 'features/catalog/card/PriceDialog.tsx',
        by: button('Fijar precio'),
        more: async (page) => {
          // What is missing is said at its field.
          await page.keyboard.press('Enter');
          await expect(page.getByRole('dialog').getByText('Obligatorio').first()).toBeVisible();
        },
      },
      { name: 'Desactivar producto', source: 'features/catalog/card/ProductPage.tsx', by: button('Desactivar') },
    ],
  },
  {
    title: 'taxes',
    user: 'admin',
    path: '/impuestos',
    opened: [
      {
        name: 'Nueva tasa',
        source: 'features/catalog/taxes/RateDialog.tsx',
        by: button('Nueva tasa'),
        more: async (_, dialog) => {
          await press(dialog.getByRole('button', { name: 'Guardar' }));
          await expect(dialog.getByText('Obligatorio', { exact: true }).first()).toBeVisible();
        },
      },
      {
        name: /^Retirar/,
        source: 'features/catalog/taxes/TaxesPage.tsx',
        by: button(/^Retirar: /),
      },
    ],
  },
  {
    title: 'synonyms',
    user: 'admin',
    path: '/sinonimos',
    opened: [
      { name: 'Nuevo grupo', source: 'features/catalog/synonyms/SynonymsPage.tsx', by: button('Nuevo grupo') },
      { name: 'Editar grupo', source: 'features/catalog/synonyms/SynonymsPage.tsx', by: button(/^Editar: /) },
      { name: 'Quitar grupo', source: 'features/catalog/synonyms/SynonymsPage.tsx', by: button(/^Quitar: /) },
    ],
  },
  {
    title: 'users',
    user: 'admin',
    path: '/usuarios',
    opened: [
      {
        name: 'Nuevo usuario',
        source: 'features/identity/users/UserDialog.tsx',
        by: button('Nuevo usuario'),
        more: async (page) => {
          await page.keyboard.press('Enter');
          await expect(page.getByRole('dialog').getByText('Elija al menos un rol')).toBeVisible();
        },
      },
      {
        name: /^Cuenta/,
        role: 'menu',
        source: 'shell/Shell.tsx',
        by: button(/^Cuenta/),
      },
      {
        name: /./,
        role: 'menu',
        source: 'features/identity/users/UserActions.tsx',
        by: button('Acciones para cajero'),
      },
      { name: 'Exportar', role: 'menu', source: 'kit/table/ExportMenu.tsx', by: button('Exportar') },
      { name: 'Editar usuario', source: 'features/identity/users/UserDialog.tsx', by: onUser('Editar') },
      {
        name: /^Contraseña de/,
        source: 'features/identity/users/PasswordDialog.tsx',
        by: onUser('Cambiar contraseña o desbloquear'),
      },
      { name: 'Desactivar', source: 'features/identity/users/UserActions.tsx', by: onUser('Desactivar') },
      { name: 'Rol', role: 'listbox', source: 'features/identity/users/UsersPage.tsx', by: arrowIn('Rol') },
    ],
  },
  {
    title: 'branches',
    user: 'admin',
    path: '/sucursales',
    opened: [
      {
        name: 'Nueva sucursal',
        source: 'features/identity/branches/BranchDialog.tsx',
        by: button('Nueva sucursal'),
      },
    ],
  },
  {
    title: 'a branch',
    user: 'admin',
    path: '/sucursales/SCL-01',
    opened: [
      { name: 'Editar sucursal', source: 'features/identity/branches/BranchDialog.tsx', by: button('Editar') },
      { name: 'Desactivar', source: 'features/identity/branches/BranchPage.tsx', by: button('Desactivar') },
      { name: 'Nueva caja', source: 'features/identity/branches/Registers.tsx', by: button('Nueva caja') },
      { name: 'SCL-01-C1', source: 'features/identity/branches/Registers.tsx', by: button('Desactivar: SCL-01-C1') },
    ],
  },
  {
    title: 'roles',
    user: 'admin',
    path: '/roles',
    opened: [
      { name: 'Nuevo rol', source: 'features/identity/roles/RoleDialog.tsx', by: button('Nuevo rol') },
      { name: 'Editar rol', source: 'features/identity/roles/RoleDialog.tsx', by: button('Editar: Jefe de turno') },
      { name: 'Eliminar rol', source: 'features/identity/roles/RolesPage.tsx', by: button('Eliminar: Jefe de turno') },
    ],
  },
  {
    title: 'API keys',
    user: 'admin',
    path: '/api-keys',
    opened: [
      {
        name: 'Nueva clave',
        source: 'features/identity/keys/NewKeyDialog.tsx',
        by: button('Nueva clave'),
        more: async (page) => {
          await page.keyboard.press('Enter');
          await expect(page.getByRole('dialog').getByText('Elija al menos un rol')).toBeVisible();
        },
      },
      {
        name: /^Clave creada/,
        source: 'features/identity/keys/SecretDialog.tsx',
        by: {
          open: async (page) => {
            await button('Nueva clave').open(page);
            await expect(page.getByLabel('Nombre')).toBeFocused();
            await page.keyboard.type('Balanza');
            await choose(page, page.getByRole('combobox', { name: 'Roles' }), 'Terminal');
            await pressOn(page, page.getByRole('button', { name: 'Crear clave' }));
          },
          back: button('Nueva clave').back,
        },
        close: 'Ya la guardé',
      },
      { name: 'Revocar clave', source: 'features/identity/keys/ApiKeysPage.tsx', by: button('Revocar: Balanza') },
    ],
  },
  {
    title: 'failed deliveries',
    user: 'admin',
    path: '/trabajos?tab=fallidas',
    opened: [
      {
        name: '¿Descartar la entrega?',
        source: 'features/jobs/FailedDeliveries.tsx',
        by: button(/^Descartar: /),
      },
    ],
  },
  {
    title: 'the audit',
    user: 'admin',
    path: '/auditoria',
    opened: [
      {
        name: /./,
        source: 'features/identity/audit/EntryDialog.tsx',
        by: pressing((page) => page.getByRole('button', { name: /^Ver la entrada/ }).first()),
      },
    ],
  },
];

/** From the sale that is shown to what may be done with it, and back to the sale. */
function inSale(action: string): Way {
  return {
    open: async (page) => {
      if ((await page.getByRole('dialog').count()) === 0) {
        await press(page.getByRole('button', { name: /^SCL-01-C3-/ }));
      }
      await press(page.getByRole('dialog').getByRole('button', { name: action, exact: true }));
    },
    back: (page) => page.getByRole('dialog').getByRole('button', { name: 'Reimprimir' }),
  };
}
