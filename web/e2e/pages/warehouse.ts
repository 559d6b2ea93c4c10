import { expect, type Locator, type Page } from '@playwright/test';
import { scan } from '../kit/scan';
import { settle, visit } from '../kit/screens';

/** What somebody in the warehouse does, with a scanner in the hand. */
export class Warehouse {
  constructor(private readonly page: Page) {}

  async beginReceipt(document: string): Promise<void> {
    await this.open('/bodega/recepcion', 'Recepción');
    await this.page.getByLabel('Documento o proveedor').fill(document);
  }

  async beginCount(): Promise<void> {
    await this.open('/bodega/conteo', 'Conteo');
  }

  async beginWaste(reason: string): Promise<void> {
    await this.open('/bodega/ajuste', 'Ajustes y merma');
    await this.page.getByText('Merma', { exact: true }).click();
    await this.page.getByRole('combobox', { name: 'Motivo' }).fill(reason);
  }

  async beginTransfer(to: string): Promise<void> {
    await this.open('/bodega/traslados', 'Traslados');
    await this.page.getByRole('link', { name: 'Nuevo traslado' }).click();
    await this.page.getByRole('combobox', { name: 'Hacia' }).click();
    await this.page.getByRole('option', { name: to }).click();
  }

  /** Scans a code and waits until the product's line is there, with that quantity. */
  async scan(code: string, name: string, quantity: number): Promise<void> {
    await scan(this.page, code);
    await expect(this.quantityOf(name)).toHaveValue(String(quantity));
  }

  async scanUnknown(code: string): Promise<void> {
    await scan(this.page, code);
    await expect(this.page.getByRole('alert').filter({ hasText: code })).toBeVisible();
  }

  async setQuantity(name: string, quantity: number): Promise<void> {
    await this.quantityOf(name).fill(String(quantity));
  }

  async oneLess(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Menos: ${name}` }).click();
  }

  /** Presses the button at the lower edge. */
  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).click();
  }

  async sees(text: string | RegExp): Promise<void> {
    await expect(this.page.getByText(text).first()).toBeVisible();
  }

  line(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }

  row(text: string): Locator {
    return this.page.getByRole('row').filter({ hasText: text });
  }

  async open(path: string, title: string): Promise<void> {
    await visit(this.page, path);
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await settle(this.page);
  }

  private quantityOf(name: string): Locator {
    return this.page.getByLabel(`Cantidad: ${name}`);
  }
}
