import { expect, type Page } from '@playwright/test';
import { PASSWORD } from './program';

/** The demo users; each has the role of that name. */
export const ROLES = [
  'admin',
  'supervisor',
  'cajero',
  'vendedor',
  'despacho',
  'deposito',
  'negocio',
  'etiquetas',
  'analista',
] as const;
export type User = (typeof ROLES)[number];

/** Signs in as a person does, at whatever address the page shall be. */
export async function login(page: Page, user: User, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByLabel(/^(Usuario|User)$/).fill(user);
  await page.getByRole('textbox', { name: /^(Contraseña|Password)$/ }).fill(PASSWORD);
  await page.getByRole('button', { name: /^(Entrar|Sign in)$/ }).click();
  await expect(page.getByRole('banner')).toBeVisible();
}

export async function logout(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Cuenta|Account)/ }).click();
  await page.getByRole('menuitem', { name: /^(Salir|Sign out)$/ }).click();
  await expect(page.getByRole('button', { name: /^(Entrar|Sign in)$/ })).toBeVisible();
}
