import { afterEach, expect, test, vi } from 'vitest';
import { api } from '@/api/client';
import { Replica } from '@/offline/catalog/replica';
import { findByCode } from './lookup';

const broken = vi.hoisted(() => {
  class BrokenWorker {
    onerror: (() => void) | undefined;
    postMessage(): void {
      setTimeout(() => this.onerror?.(), 0);
    }
  }
  globalThis.Worker = BrokenWorker as never;
  return { byCode: (_code: string): Promise<unknown> => Promise.reject(new Error('worker')) };
});

vi.mock('@/api/client', async (original) => ({ ...(await original<object>()), api: { GET: vi.fn() } }));

vi.mock('@/offline/catalog/replica', async (original) => ({ ...(await original<object>()), replica: broken }));

afterEach(() => {
  vi.clearAllMocks();
});

test('a worker that does not start answers no question, but does not keep anybody waiting', async () => {
  const replica = new Replica({ page: () => Promise.reject(new Error('no network')) });
  await expect(replica.start('SCL-01')).rejects.toThrow();
  await expect(replica.byCode('CLA-2')).rejects.toThrow();
}, 2_000);

test('where the copy on this device fails, the server is asked', async () => {
  vi.mocked(api.GET as (path: string) => Promise<unknown>).mockResolvedValueOnce({
    response: new Response(null, { status: 200 }),
    data: { sku: 'CLA-2', active: true, price: 990 },
  });
  expect(await findByCode('7800000000042', 'SCL-01')).toMatchObject({ sku: 'CLA-2' });
});
