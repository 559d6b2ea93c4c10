import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Token from './token';

/** Locks of a browser with one tab. */
const locks = { request: (_name: string, use: () => Promise<unknown>) => use() };
const USER = {
  id: '1',
  username: 'cajero',
  name: 'Cajero',
  roles: ['cajero'],
  permissions: ['sales.sell'],
  branch: 'SCL-01',
};
const GRANT = { access_token: 'good', expires_in: 900, user: USER };

const json = (status: number, body: unknown = {}) => new Response(JSON.stringify(body), { status });
const server = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
let token: typeof Token;

beforeEach(async () => {
  vi.stubGlobal('fetch', server);
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
  vi.resetModules();
  token = await import('./token');
  server.mockResolvedValueOnce(json(200, GRANT));
  expect(await token.resumeSession()).toBe('granted');
});

afterEach(() => {
  localStorage.clear();
  server.mockReset();
  vi.unstubAllGlobals();
});

test('too many requests end no session', async () => {
  server.mockResolvedValueOnce(json(429));
  expect(await token.resumeSession()).toBe('unreachable');
  expect(token.currentToken()).toBe('good');
});

test('a session that the server refuses has ended', async () => {
  server.mockResolvedValueOnce(json(401));
  expect(await token.resumeSession()).toBe('refused');
  expect(token.currentToken()).toBeUndefined();
});

test('the page of some network in the place of an answer is no server', async () => {
  server.mockResolvedValueOnce(new Response('<html>Wi-Fi</html>', { status: 200 }));
  expect(await token.resumeSession()).toBe('unreachable');
});

test('a server that does not answer is not waited for without end', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
  server.mockImplementation((_path, init) =>
    init.signal?.aborted === true ? Promise.reject(init.signal.reason) : new Promise(() => {}),
  );
  expect(await token.resumeSession()).toBe('unreachable');
  await expect(token.signIn('cajero', 'secret', 'es')).rejects.toBeDefined();
});

test('who signs out without the server is not signed in again by the cookie', async () => {
  server.mockRejectedValue(new TypeError('no network'));
  await token.signOut();
  expect(await token.resumeSession()).toBe('unreachable');
  server.mockReset();
  server.mockResolvedValueOnce(json(200, GRANT)); // the cookie still names the session
  server.mockResolvedValueOnce(new Response(null, { status: 204 }));
  server.mockResolvedValueOnce(json(401));
  expect(await token.resumeSession()).toBe('refused');
  expect(server.mock.calls.map(([path]) => path)).toEqual([
    '/api/auth/refresh',
    '/api/auth/logout',
    '/api/auth/refresh',
  ]);
  expect(token.currentToken()).toBeUndefined();
});

test('an outdated token still ends the session', async () => {
  server.mockResolvedValueOnce(json(401));
  server.mockResolvedValueOnce(json(200, { ...GRANT, access_token: 'newer' }));
  server.mockResolvedValueOnce(new Response(null, { status: 204 }));
  await token.signOut();
  expect(server.mock.calls.at(-1)?.[1].headers).toMatchObject({ Authorization: 'Bearer newer' });
  expect(localStorage.length).toBe(0);
});

test('the cookie of another person is not taken by who works offline', async () => {
  server.mockResolvedValueOnce(json(200, { ...GRANT, access_token: 'other', user: { ...USER, username: 'admin' } }));
  expect(await token.resumeSession('cajero')).toBe('refused');
  expect(token.currentToken()).not.toBe('other');
});

test('a page without TLS, whose browser has no locks, signs in all the same', async () => {
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
  server.mockResolvedValueOnce(json(200, { ...GRANT, access_token: 'plain' }));
  expect(await token.resumeSession()).toBe('granted');
  expect(token.currentToken()).toBe('plain');
});
