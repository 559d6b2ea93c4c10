import { afterEach, expect, test, vi } from 'vitest';
import { checkPrice } from './prices';

vi.mock('@/api/token', () => ({ currentToken: () => undefined, renewToken: async () => undefined }));

const answer = {
  sku: 'TAL-750',
  name: 'Taladro',
  brand: 'Kordal',
  unit: 'un',
  price: 45990,
  currency: 'CLP',
  branch: 'SCL-01',
  checked_at: '2026-11-22T10:00:00Z',
};

function answerWith(status: number, body: unknown): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(new URL(request.url).pathname + new URL(request.url).search);
    return Response.json(body, { status });
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test('a known code has a price at the branch', async () => {
  const asked = answerWith(200, answer);
  expect(await checkPrice('A/B 1', 'SCL-01')).toEqual({ kind: 'found', answer });
  expect(asked).toEqual(['/api/pos/consulta/A%2FB%201?branch=SCL-01']);
});

test('a product without a price says so', async () => {
  answerWith(200, { ...answer, price: null });
  expect(await checkPrice('TAL-750', 'SCL-01')).toEqual({ kind: 'no-price', name: 'Taladro' });
});

test('an unknown code is unknown, a server in trouble is away', async () => {
  answerWith(404, { code: 'PRODUCT_NOT_FOUND', detail: 'no' });
  expect(await checkPrice('1', 'SCL-01')).toEqual({ kind: 'unknown', code: '1' });
  answerWith(503, { code: 'SERVICE_UNAVAILABLE', detail: 'no' });
  expect(await checkPrice('1', 'SCL-01')).toEqual({ kind: 'away' });
});

test('what is too long for a code is never asked for', async () => {
  const asked = answerWith(200, answer);
  expect((await checkPrice('9'.repeat(300), 'SCL-01')).kind).toBe('unknown');
  expect(asked).toEqual([]);
});
