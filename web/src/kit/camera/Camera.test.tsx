import { MantineProvider } from '@mantine/core';
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createDetector } from '@/scanner/detector';
import { Sightings } from '@/scanner/sightings';
import Camera from './Camera';

vi.mock('@/scanner/detector', () => ({ createDetector: vi.fn() }));
vi.mock('../Dialog', () => ({ Dialog: ({ children }: { children: unknown }) => children }));

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What counts of looks that each take so long; nothing is seen where a look is empty. */
async function counted(looks: (string | undefined)[], millis: number): Promise<string[]> {
  vi.useFakeTimers();
  let next = 0;
  vi.mocked(createDetector).mockResolvedValue({
    detect: async () => {
      const found = looks[next];
      next += 1;
      await new Promise((resolve) => setTimeout(resolve, millis));
      return found === undefined ? [] : [{ rawValue: found }];
    },
  });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => ({ getTracks: () => [] }) } });
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  const codes: string[] = [];
  render(
    <MantineProvider env="test">
      <Camera onScan={(code) => codes.push(code)} onClose={() => {}} />
    </MantineProvider>,
  );
  while (next <= looks.length) {
    await act(() => vi.advanceTimersByTimeAsync(50));
  }
  return codes;
}

test('a slow phone counts what is held still once', async () => {
  expect(await counted(['A', 'A', 'A', 'A'], 1_500)).toEqual(['A']);
});

test('one look that missed it counts nothing twice, a real absence does', async () => {
  expect(await counted(['A', undefined, 'A'], 100)).toEqual(['A']);
  cleanup();
  expect(await counted(['A', ...Array(8).fill(undefined), 'A'], 100)).toEqual(['A', 'A']);
});

test('another code counts at once', () => {
  const sightings = new Sightings();
  expect([sightings.look('A', 0), sightings.look('B', 100), sightings.look('B', 5_000)]).toEqual([true, true, false]);
  expect(sightings.look(undefined, 5_100)).toBe(false);
  expect(sightings.look('B', 5_899)).toBe(false);
  expect(sightings.look(undefined, 6_000)).toBe(false);
  expect(sightings.look('B', 6_800)).toBe(true);
});
