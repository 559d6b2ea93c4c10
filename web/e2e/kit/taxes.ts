import { expect } from '@playwright/test';
import { api } from './api';

/** Plans a rate that nobody here will live to pay, for the screen that withdraws it. */
export async function plannedRate(): Promise<void> {
  const admin = await api('admin');
  // Every worker comes through here; one of them is first.
  await admin
    .send('POST', '/api/pos/impuestos/increased/tasas', { country: 'AR', percent: 28.5, valid_from: '2150-01-01' })
    .catch((error) => expect(String(error)).toContain('TAX_RATE_OVERLAP'));
}
