import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { database } from '@/offline/database';
import { interruptedSales, noteSent } from '@/offline/journal';
import { sender } from '@/offline/sending';
import { emptyCart } from '../till/cart';
import { charge } from './checkout';

vi.mock('@/offline/sending', () => ({
  authorizeSale: () => {},
  startSending: () => {},
  sender: { state: 'idle', wake: vi.fn(), subscribe: () => () => {} },
}));

const REGISTER = 'SCL-01-C1';

beforeEach(async () => {
  await database.open();
});

afterEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()));
});

/** Charges while the screen goes away or stays, and the server takes the sale. */
async function chargeWhile(isShown: boolean): Promise<void> {
  const cart = emptyCart();
  vi.mocked(sender.wake).mockImplementationOnce(() => noteSent(cart.id, { number: 'SCL-01-C1-00000001' }));
  const request = { id: cart.id, branch: 'SCL-01', register: REGISTER, items: [], payments: [] };
  const outcome = await charge({
    request,
    receipt: {} as never,
    cart,
    madeBy: 'cajero',
    isShown: () => isShown,
  });
  expect(outcome.kind).toBe('sold');
}

test('a sale whose screen went away before its receipt is told', async () => {
  await chargeWhile(true);
  expect(await interruptedSales(REGISTER)).toHaveLength(0);
  await chargeWhile(false);
  expect(await interruptedSales(REGISTER)).toHaveLength(1);
});
