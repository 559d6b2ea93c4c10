import i18next from 'i18next';
import createClient from 'openapi-fetch';
import { connection } from './connection';
import { Problem } from './problem';
import type { components, paths } from './schema';
import { currentToken, renewToken } from './token';

export type Schemas = components['schemas'];

const TIMEOUT_MILLIS = 30_000;

/** A list of a million rows is written before the first byte of it is sent. */
const EXPORT_TIMEOUT_MILLIS = 300_000;
export const EVENT_STREAM = 'text/event-stream';

/** Sends with the session's token; where that has run out, renews it once and sends again. */
async function fetchWithSession(request: Request): Promise<Response> {
  const spare = request.clone();
  const response = await send(request, currentToken());
  if (response.status !== 401 || currentToken() === undefined || (await isWrongPassword(response.clone()))) {
    return response;
  }
  const renewed = await renewToken();
  return renewed === undefined ? response : send(spare, renewed);
}

/** A wrong password is no outdated token: trying it again would count twice towards the lock-out. */
async function isWrongPassword(response: Response): Promise<boolean> {
  const body = (await response.json().catch(() => undefined)) as { code?: string } | undefined;
  return body?.code === 'AUTH_INVALID_CREDENTIALS';
}

function timeoutOf(request: Request): number {
  return new URL(request.url).pathname.endsWith('/exportar') ? EXPORT_TIMEOUT_MILLIS : TIMEOUT_MILLIS;
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('Accept-Language', i18next.language ?? 'es');
  if (token !== undefined) {
    headers.set('Authorization', `Bearer ${token}`);
  }
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), timeoutOf(request));
  try {
    const response = await fetch(
      new Request(request, { headers, signal: AbortSignal.any([request.signal, timeout.signal]) }),
    );
    connection.noteReached();
    if (headers.get('Accept') === EVENT_STREAM) {
      // A stream of events has no end; only its beginning has to come in time.
      clearTimeout(timer);
    }
    return response;
  } catch (error) {
    if (request.signal.aborted) {
      throw error;
    }
    connection.noteLost();
    throw Problem.unreachable();
  }
}

/** The typed client of the server. */
export const api = createClient<paths>({ baseUrl: '', fetch: fetchWithSession });

/** The answer's data; a refusal is thrown as a {@link Problem}. */
export async function data<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data: body, error, response } = await answer;
  if (!response.ok) {
    throw Problem.from(response.status, error);
  }
  return body as T;
}

/** For what the typed client does not do: files up and down, and event streams. */
export async function raw(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetchWithSession(new Request(new URL(path, window.location.origin), init));
  if (!response.ok) {
    throw Problem.from(response.status, await response.json().catch(() => undefined));
  }
  return response;
}

/** All pages of a list, at most so many items; for pickers and exports. */
export async function all<T>(
  page: (after: string | undefined) => Promise<{ items: T[]; next?: string | null | undefined }>,
  most = 5_000,
): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  do {
    const answer = await page(after);
    items.push(...answer.items);
    after = answer.next ?? undefined;
  } while (after !== undefined && items.length < most);
  return items;
}

/** Only what was chosen; a parameter that is not there is not sent as an empty one. */
export function given<T extends object>(query: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as never;
}
