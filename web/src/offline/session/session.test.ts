import { afterEach, expect, test, vi } from 'vitest';
import { connection } from '@/api/connection';
import { resumeSession, type SessionUser, signIn } from '@/api/token';
import { rememberProfile, unlockProfile } from './profile';
import { currentSession, forgetBetweenUsers, login, logout } from './session';

const tabs = vi.hoisted(() => ({ tell: (_user: SessionUser | undefined) => {} }));

vi.mock('@/api/token', () => ({
  listenToSession: (listener: typeof tabs.tell) => {
    tabs.tell = listener;
  },
  resumeSession: vi.fn(),
  signIn: vi.fn(),
  signOut: vi.fn(),
}));
vi.mock('./profile', () => ({
  unlockProfile: vi.fn(),
  lockProfile: vi.fn(async () => {}),
  rememberProfile: vi.fn(async () => {}),
  rememberedProfile: vi.fn(),
}));

const CASHIER: SessionUser = {
  id: '1',
  username: 'cajero',
  name: 'Cajero',
  roles: ['cajero'],
  permissions: ['sales.sell'],
  branch: 'SCL-01',
};

afterEach(() => {
  vi.clearAllMocks();
});

test('who began offline goes on at the server as soon as it is back', async () => {
  vi.mocked(signIn).mockRejectedValueOnce(new TypeError('no network'));
  vi.mocked(unlockProfile).mockResolvedValueOnce(CASHIER);
  await login('cajero', 'secret', 'es');
  expect(currentSession().status).toBe('offline');

  vi.mocked(resumeSession).mockImplementationOnce(async () => {
    tabs.tell(CASHIER);
    return 'granted';
  });
  connection.noteReached();
  await vi.waitFor(() => expect(currentSession().status).toBe('signed-in'), { timeout: 10_000 });
  expect(resumeSession).toHaveBeenCalledWith('cajero');
});

test('nothing fetched for one person is left for the next', async () => {
  const cache = { clear: vi.fn() };
  forgetBetweenUsers(cache);
  tabs.tell(CASHIER);
  tabs.tell({ ...CASHIER, name: 'Renewed' });
  expect(cache.clear).not.toHaveBeenCalled();
  await logout();
  expect(cache.clear).toHaveBeenCalledTimes(1);
  tabs.tell(CASHIER);
  tabs.tell({ ...CASHIER, id: '2', username: 'vendedor' });
  expect(cache.clear).toHaveBeenCalledTimes(2);
});

test('a full disk does not keep anybody from signing in', async () => {
  vi.mocked(signIn).mockImplementationOnce(async () => {
    tabs.tell(CASHIER);
    return new Response('{}');
  });
  vi.mocked(rememberProfile).mockRejectedValueOnce(new Error('QuotaExceededError'));
  await expect(login('cajero', 'secret', 'es')).resolves.toBeUndefined();
});
