import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useTillLock } from './tillLock';

const PATIENCE = { timeout: 10_000 };

interface Holder {
  end: () => void;
  lose: () => void;
}

/** One lock as browsers keep it: whoever waits has it in turn, and a thief at once. */
class Locks {
  holder: Holder | undefined;
  readonly waiting: (() => void)[] = [];

  request = (
    _: string,
    { steal, ifAvailable, signal }: LockOptions,
    use: (lock: object | null) => Promise<void>,
  ): Promise<void> => {
    if (steal === true) {
      this.holder?.lose();
      this.holder = undefined;
    }
    if (this.holder !== undefined && ifAvailable === true) {
      return use(null);
    }
    return new Promise((resolve, reject) => {
      const take = () => {
        const holder: Holder = {
          end: () => {
            if (this.holder === holder) {
              this.holder = undefined;
              this.waiting.shift()?.();
            }
            resolve();
          },
          lose: () => reject(new DOMException('stolen', 'AbortError')),
        };
        this.holder = holder;
        void use({}).then(holder.end);
      };
      if (this.holder === undefined) {
        take();
        return;
      }
      this.waiting.push(take);
      signal?.addEventListener('abort', () => {
        const place = this.waiting.indexOf(take);
        if (place >= 0) {
          this.waiting.splice(place, 1);
        }
        reject(new DOMException('left', 'AbortError'));
      });
    });
  };
}

let locks: Locks;

beforeEach(() => {
  locks = new Locks();
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { locks });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Another tab, or the one that was here before. */
function other(): () => void {
  let end: () => void = () => {};
  void locks.request('', {}, () => new Promise((resolve) => (end = resolve))).catch(() => undefined);
  return () => end();
}

test('a till whose tab goes late is taken without anybody doing anything', async () => {
  const end = other();
  const { result } = renderHook(useTillLock);
  await waitFor(() => expect(result.current.state).toBe('elsewhere'), PATIENCE);
  act(end);
  await waitFor(() => expect(result.current.state).toBe('held'), PATIENCE);
});

test('who takes over or leaves waits no longer', async () => {
  other();
  const { result, unmount } = renderHook(useTillLock);
  await waitFor(() => expect(locks.waiting).toHaveLength(1), PATIENCE);
  act(() => result.current.takeOver());
  await waitFor(() => expect(result.current.state).toBe('held'), PATIENCE);
  expect(locks.waiting).toHaveLength(0);
  unmount();
  await waitFor(() => expect(locks.holder).toBeUndefined(), PATIENCE);
});
