import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const worker = vi.hoisted(() => ({ listeners: new Map<string, (() => void)[]>(), skip: () => {} }));

vi.mock('workbox-window', () => ({
  Workbox: class {
    addEventListener(name: string, listener: () => void) {
      worker.listeners.set(name, [...(worker.listeners.get(name) ?? []), listener]);
    }
    register = async () => {};
    messageSkipWaiting = () => worker.skip();
  },
}));

const happens = (name: string) => {
  for (const listener of worker.listeners.get(name) ?? []) {
    listener();
  }
};
const reload = vi.fn();

beforeEach(() => {
  vi.stubEnv('DEV', false);
  vi.stubGlobal('location', { reload });
  Object.defineProperty(navigator, 'serviceWorker', { value: {}, configurable: true });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('an update that another tab took is taken here by loading anew, when a person says so', async () => {
  const { startServiceWorker, applyUpdate, onUpdateReady } = await import('./serviceWorker');
  const told = vi.fn();
  onUpdateReady(told);
  startServiceWorker();
  happens('waiting');
  expect(told).toHaveBeenCalled();
  happens('controlling'); // by the other tab
  expect(reload).not.toHaveBeenCalled();
  applyUpdate();
  expect(reload).toHaveBeenCalledTimes(1);
});
