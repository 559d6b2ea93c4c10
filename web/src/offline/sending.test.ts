import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '@/api/client';
import { database } from './database';
import { commitSale, retryRejected } from './journal';
import { authorizeSale, sender } from './sending';

vi.hoisted(() => {
  const locks = { request: (_name: string, _options: unknown, use: (lock: unknown) => unknown) => use({}) };
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
});
vi.mock('@/api/client', () => ({ api: { POST: vi.fn() } }));
vi.mock('./session/session', () => ({ reconnect: vi.fn() }));
vi.mock('@/api/token', () => ({ currentToken: () => 'token' }));

const post = vi.mocked(api.POST as (path: string, init: { body: unknown }) => Promise<unknown>);

function refuse(status: number, code: string): void {
  post.mockResolvedValueOnce({ response: new Response(null, { status }), error: { code, detail: code } });
}

function register(): void {
  post.mockResolvedValueOnce({ response: new Response(null, { status: 201 }), data: { number: 'SCL-01-C1-00000001' } });
}

async function ringUp(id: string): Promise<void> {
  await commitSale({ id, register: 'SCL-01-C1', request: { id }, receipt: {}, cart: {}, madeBy: 'a', attended: false });
}

const stateOf = async (id: string) => (await database.sales.get(id))?.state;

beforeEach(async () => {
  await database.open();
});

afterEach(async () => {
  sender.stop();
  post.mockReset();
  await Promise.all(database.tables.map((table) => table.clear()));
});

test('a second person is not remembered once the sale is refused', async () => {
  authorizeSale('s1', { username: 'supervisor', password: 'secret' });
  await ringUp('s1');
  refuse(422, 'BUSINESS_INSUFFICIENT_STOCK');
  await sender.wake();
  expect(post.mock.calls[0]?.[1].body).toHaveProperty('authorization');
  expect(await stateOf('s1')).toBe('rejected');

  await retryRejected('s1');
  register();
  await sender.wake();
  expect(post.mock.calls[1]?.[1].body).not.toHaveProperty('authorization');
});

test('sales wait for somebody who may sell', async () => {
  await ringUp('s1');
  refuse(403, 'FORBIDDEN');
  await sender.wake();
  expect(await stateOf('s1')).toBe('waiting');
  expect(sender.state).toBe('login');
});

test("a proxy's own page is no answer of the server", async () => {
  await ringUp('s1');
  post.mockResolvedValueOnce({ response: new Response(null, { status: 404 }), error: '<html>not found</html>' });
  await sender.wake();
  expect(await stateOf('s1')).toBe('waiting');
  expect(sender.state).toBe('unavailable');
});
