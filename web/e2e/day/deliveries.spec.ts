import { failedDelivery } from '../kit/deliveries';
import { expect, login, test } from '../kit/test';

test('an administrator sees what could not be delivered, tries it again and sets it aside', async ({ page }) => {
  const { key } = await failedDelivery();
  await login(page, 'admin', '/trabajos');
  await page.getByRole('tab', { name: 'Entregas fallidas' }).click();
  const row = page.getByRole('row').filter({ hasText: key });
  await expect(row).toContainText('Fin de un trabajo → Correo');
  await expect(row).toContainText('no connection');
  await row.getByRole('button', { name: /^Reintentar/ }).click();
  await expect(page.getByText('Se intenta de nuevo en unos segundos')).toBeVisible();
  // Nobody answers still: it comes back to be decided upon.
  await expect(row.getByRole('button', { name: /^Reintentar/ })).toBeEnabled({ timeout: 30_000 });
  await row.getByRole('button', { name: /^Descartar/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Descartar', exact: true }).click();
  await expect(page.getByText('Entrega descartada')).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.goto('/auditoria?entity=dead_letter');
  await expect(page.getByRole('row').filter({ hasText: 'Descartó' }).first()).toBeVisible();
});
