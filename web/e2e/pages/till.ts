import { expect, type Page } from '@playwright/test';
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
    await expect(this.page.getByRole('heading', { name: `Caja ${register}` })).toBeVisible();
  }

  async scan(code: string, name: string): Promise<void> {
    await scan(this.page, code);
    await expect(this.page.getByRole('table', { name: 'Líneas de la venta' })).toContainText(name);
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

  /** The number of the sale just made, or what stands for it while the server does not have it. */
  async number(): Promise<string> {
    return (await this.page.getByTestId('sale-number').textContent()) ?? '';
  }

  async next(): Promise<void> {
    await this.press('Enter');
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }
}
