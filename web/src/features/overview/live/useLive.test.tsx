import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { TILLS_KEY } from '@/kit/offers';
import { OVERVIEW_KEY } from '../queries';
import { useLive } from './useLive';

/** The lines that were opened, the newest last. */
const lines: ReadableStreamDefaultController<Uint8Array>[] = [];

vi.mock('@/api/client', async (original) => ({
  ...(await original<object>()),
  raw: async () => ({
    body: new ReadableStream<Uint8Array>({
      start: (line) => {
        lines.push(line);
      },
    }),
  }),
}));

afterEach(() => {
  cleanup();
  lines.length = 0;
});

const PATIENCE = { timeout: 10_000 };
const FIGURES = '{"at":"2026-11-20T12:00:00Z"}';

const tell = (name: string, data: string) =>
  lines.at(-1)?.enqueue(new TextEncoder().encode(`event: ${name}\ndata: ${data}\n\n`));

async function listening() {
  const queries = new QueryClient();
  const asked: { tills: number; overview: number } & Record<string, number> = {
    [TILLS_KEY[0]]: 0,
    [OVERVIEW_KEY[0]]: 0,
  };
  vi.spyOn(queries, 'invalidateQueries').mockImplementation(async (filters) => {
    asked[String(filters?.queryKey?.[0])] = (asked[String(filters?.queryKey?.[0])] ?? 0) + 1;
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useLive(undefined, undefined), { wrapper });
  await waitFor(() => expect(result.current.live).toBe(true), PATIENCE);
  return { asked, result };
}

test('the tills are read again with the first figures, and not with each', async () => {
  const { asked } = await listening();
  tell('resumen', FIGURES);
  await waitFor(() => expect(asked).toEqual({ tills: 1, overview: 1 }), PATIENCE);
  tell('resumen', FIGURES);
  await waitFor(() => expect(asked).toEqual({ tills: 1, overview: 2 }), PATIENCE);
  tell('caja', '{}');
  await waitFor(() => expect(asked).toEqual({ tills: 2, overview: 2 }), PATIENCE);
});

test('a till that opened while the line was down is read after it came back', async () => {
  const { asked, result } = await listening();
  tell('resumen', FIGURES);
  await waitFor(() => expect(asked.tills).toBe(1), PATIENCE);
  lines.at(-1)?.close();
  await waitFor(() => expect(lines).toHaveLength(2), PATIENCE);
  await waitFor(() => expect(result.current.live).toBe(true), PATIENCE);
  tell('resumen', FIGURES);
  await waitFor(() => expect(asked.tills).toBe(2), PATIENCE);
});
