import { useSyncExternalStore } from 'react';
import type { Schemas } from '@/api/client';
import { api } from '@/api/client';
import { connection } from '@/api/connection';
import { Problem, UNKNOWN } from '@/api/problem';
import { currentToken } from '@/api/token';
import type { StoredSale } from './database';
import { type Reply, Sender } from './sender';
import { reconnect } from './session/session';

/**
 * Second persons' credentials for sales of this tab, until their answer is there, whatever it is. Never on the disk: a
 * sale that is sent again without them either was registered already, or comes to the tray; back in a cart, they are
 * given once more.
 */
const authorizations = new Map<string, Schemas['Credentials']>();

export function authorizeSale(id: string, authorization: Schemas['Credentials'] | undefined): void {
  if (authorization === undefined) {
    authorizations.delete(id);
  } else {
    authorizations.set(id, authorization);
  }
}

async function send(sale: StoredSale): Promise<Reply> {
  if (currentToken() === undefined && !(await reconnect().catch(() => false))) {
    return (await connection.ping()) ? { kind: 'login' } : { kind: 'unavailable' };
  }
  try {
    const authorization = authorizations.get(sale.id);
    const body = sale.request as Schemas['SaleRequest'];
    const answer = await api.POST('/api/pos/ventas', {
      body: authorization === undefined ? body : { ...body, authorization },
    });
    if (answer.response.ok && answer.data !== undefined) {
      authorizations.delete(sale.id);
      return { kind: 'registered', answer: answer.data };
    }
    const reply = refusal(Problem.from(answer.response.status, answer.error));
    if (reply.kind === 'refused') {
      authorizations.delete(sale.id);
    }
    return reply;
  } catch (error) {
    return error instanceof Problem ? refusal(error) : { kind: 'unavailable' };
  }
}

/** What proxies and half-done installations say. */
const BETWEEN: ReadonlySet<number> = new Set([403, 404, 405, 407]);

function refusal(problem: Problem): Reply {
  // Any screen sends, also that of a person who may not sell: no fault of the sale.
  if (problem.status === 401 || problem.code === 'FORBIDDEN') {
    return { kind: 'login' };
  }
  // Without a problem document somebody between answered, such as a proxy: the server has not seen the sale.
  if (problem.isTemporary || problem.status < 400 || (problem.code === UNKNOWN && BETWEEN.has(problem.status))) {
    return { kind: 'unavailable' };
  }
  const fields = problem.fields
    .map((each) => each.message)
    .filter((message) => !problem.message.includes(message))
    .join(' ');
  return {
    kind: 'refused',
    status: problem.status,
    code: problem.code,
    detail: fields === '' ? problem.message : `${problem.message} ${fields}`,
  };
}

export const sender = new Sender({ send, locks: navigator.locks });

let started = false;

/** Sends whatever waits, now and whenever the server may be back. */
export function startSending(): void {
  if (started) {
    return;
  }
  started = true;
  const wake = () => void sender.wake();
  window.addEventListener('online', wake);
  window.addEventListener('focus', wake);
  connection.subscribe(() => {
    if (connection.current.online) {
      wake();
    }
  });
  wake();
}

export function useSenderState() {
  return useSyncExternalStore(
    (listener) => sender.subscribe(listener),
    () => sender.state,
  );
}
