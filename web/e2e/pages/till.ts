import { expect, type Locator, type Page } from '@playwright/test';
import type { User } from '../kit/people';
import { PASSWORD } from '../kit/program';
import { scan } from '../kit/scan';

/** The till as a cashier uses it: by scanner and keys. */
export class Till {
  constructor(readonly page: Page) {}

  /** Says once which till this device is. */
  async choose(register: string): Promise<void> {
    const choice = this.page.getByRole('combobox', { name: 'Caja' }).or(this.page.getByLabel('Caja', { exact: true }));
    await choice.first().fill(register);
    await this.page.getByRole('option', { name: register }).click();
    await this.page.getByRole('button', { name: 'Usar esta caja' }).click();
    await this.isReady(register);
  }

  async isReady(register: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: `Caja ${register}`, exact: true })).toBeVisible();
  }

  async scan(code: string, name: string): Promise<void> {
    await scan(this.page, code);
    await this.has(name);
  }

  /** Counts what the drawer begins with. */
  async open(float: number): Promise<void> {
    await this.page.getByLabel('Fondo de caja').fill(String(float));
    await this.press('Enter');
    await expect(this.page.getByRole('combobox', { name: 'Código o palabras del producto' })).toBeVisible();
  }

  /** Looks a product up by typing, and takes the first that is found. */
  async find(words: string, name: string): Promise<void> {
    await this.page.keyboard.type(words, { delay: 60 });
    const chosen = this.page.getByRole('option', { selected: true });
    await expect(chosen).toContainText(name);
    // Which one Enter takes must be seen.
    await expect(chosen).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    await this.press('Enter');
    await this.has(name);
  }

  /** Takes up the first of the sales that were put aside. */
  async recall(name: string): Promise<void> {
    await this.press('F6');
    const first = this.page.getByRole('dialog', { name: 'Ventas en espera' }).getByRole('button', { name: /línea/ });
    await expect(first.first()).toBeFocused();
    await this.press('Enter');
    await this.has(name);
  }

  async has(name: string): Promise<void> {
    await expect(this.lines).toContainText(name);
  }

  async isEmpty(): Promise<void> {
    await expect(this.page.getByText('Escanee el primer producto')).toBeVisible();
  }

  /** A second person signs for what is on the screen. */
  async authorize(user: User): Promise<void> {
    const fields = this.page.getByRole('group', { name: 'Autorización de un supervisor' });
    await fields.getByLabel('Usuario del supervisor').fill(user);
    await fields.getByRole('textbox', { name: 'Contraseña' }).fill(PASSWORD);
  }

  /** Waits until the device has so many products on its own disk. */
  async hasCatalogue(products: number, timeout = 180_000): Promise<void> {
    // Counting reads all of it in the page itself, beside the worker that is being waited for.
    const intervals = [1_000, 2_000, 5_000];
    await expect.poll(() => this.page.evaluate(countOfCatalogue), { timeout, intervals }).toBeGreaterThan(products);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Takes the exact amount in cash: two keys. */
  async chargeExactCash(): Promise<void> {
    await this.press('F12');
    await expect(this.page.getByRole('dialog', { name: 'Cobrar' })).toBeVisible();
    await this.press('Enter');
    await expect(this.page.getByRole('dialog', { name: 'Venta registrada' })).toBeVisible();
  }

  /** The number of the sale just made; on a slow machine it comes after the receipt. */
  async number(): Promise<string> {
    const number = this.page.getByTestId('sale-number');
    await expect(number).toHaveText(/-\d{8}$/);
    return (await number.textContent()) ?? '';
  }

  /** What stands for the number while the server does not have the sale. */
  async pendingNumber(): Promise<string> {
    return (await this.page.getByTestId('sale-number').textContent()) ?? '';
  }

  async next(): Promise<void> {
    await this.press('Enter');
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }

  private get lines(): Locator {
    return this.page.getByRole('table', { name: 'Líneas de la venta' });
  }
}

/** Runs in the page: how many products its database holds. */
function countOfCatalogue(): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('ferrepos');
    opening.onerror = () => resolve(0);
    opening.onsuccess = () => {
      const all = opening.result.transaction('chunks').objectStore('chunks').getAll();
      all.onerror = () => resolve(0);
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result.reduce((sum, chunk) => sum + JSON.parse(chunk.products).length, 0));
      };
    };
  });
}
