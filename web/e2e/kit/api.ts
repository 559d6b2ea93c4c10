import type { User } from './people';
import { PASSWORD, programUrl } from './program';

/** The server without a browser: what a test checks its screens against. */
export interface Api {
  get<T = Record<string, unknown>>(path: string): Promise<T>;
  send<T = Record<string, unknown>>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T>;
  /** What is on hand of a product at a branch. */
  onHand(sku: string, branch: string): Promise<number>;
}

/** Signs in by the API; answers that refuse are thrown with their text. */
export async function api(user: User): Promise<Api> {
  const bearer = await token(user);
  return {
    get: (path) => call('GET', path, bearer),
    send: (method, path, body) => call(method, path, bearer, body),
    onHand: async (sku, branch) => {
      const path = `/api/deposito/stock?sku=${encodeURIComponent(sku)}&branch=${encodeURIComponent(branch)}`;
      const stock = await call<{ items: { on_hand: number }[] }>('GET', path, bearer);
      return stock.items[0]?.on_hand ?? 0;
    },
  };
}

/** What stands for a user in a request's header. */
export async function token(user: User): Promise<string> {
  const answer = await call<{ access_token: string }>('POST', '/api/auth/login', undefined, {
    username: user,
    password: PASSWORD,
  });
  return answer.access_token;
}

async function call<T>(method: string, path: string, token?: string, body?: unknown): Promise<T> {
  const response = await fetch(new URL(path, programUrl()), {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
