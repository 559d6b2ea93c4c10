import { api } from './api';

const AN_HOUR = 3_600_000;

/** Sells one of a product as a till that was away does: the sale is from before the opening, and marked so. */
export async function sellLate(sku: string): Promise<void> {
  const cashier = await api('cajero');
  const product = await cashier.get<{ price: number }>(`/api/pos/productos/${sku}?branch=SCL-01`);
  await cashier.send('POST', '/api/pos/ventas', {
    id: crypto.randomUUID(),
    branch: 'SCL-01',
    register: 'SCL-01-C3',
    sold_at: new Date(Date.now() - AN_HOUR).toISOString(),
    items: [{ sku, quantity: 1 }],
    payments: [{ method: 'debit', amount: product.price }],
  });
}
