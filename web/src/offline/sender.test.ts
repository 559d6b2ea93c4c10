import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { database, type StoredSale } from './database';
import { commitSale, noteRefused } from './journal';
import { type Reply, Sender } from './sender';

/** Locks of a browser, as far as the sender uses them. */
class Locks {
  private held = false;

  request = async (_name: string, _options: unknown, use: (lock: unknown) => Promise<unknown>) => {
    if (this.held) {
      return use(null);
    }
    this.held = true;
    try {
      return await use({});
    } finally {
      this.held = false;
    }
  };
}

/** A server that registers by id, and a network that can be told to fail. */
class Server {
  readonly registered = new Map<string, string>();
  readonly asked: string[] = [];
  answers: (Reply['kind'] | 'answer lost')[] = [];

  send = async (sale: StoredSale): Promise<Reply> => {
    this.asked.push(sale.id);
    const next = this.answers.shift() ?? 'registered';
    if (next === 'refused') {
      return { kind: 'refused', status: 422, code: 'BUSINESS_INSUFFICIENT_STOCK', detail: 'No hay stock' };
    }
    if (next === 'unavailable' || next === 'login') {
      return { kind: next };
    }
    const known = this.registered.get(sale.id) ?? `SCL-01-C1-${String(this.registered.size + 1).padStart(8, '0')}`;
    this.registered.set(sale.id, known);
    return next === 'answer lost' ? { kind: 'unavailable' } : { kind: 'registered', answer: { number: known } };
  };
}

let server: Server;
let locks: Locks;
const senders: Sender[] = [];

function sender(): Sender {
  const made = new Sender({ send: server.send, locks: locks as never });
  senders.push(made);
  return made;
}

async function journal(count: number): Promise<void> {
  for (let index = 1; index <= count; index++) {
    await commitSale({
      id: `s${index}`,
      register: 'SCL-01-C1',
      request: {},
      receipt: {},
      cart: {},
      madeBy: 'cajero',
      attended: false,
    });
  }
}

const states = async () => (await database.sales.orderBy('sequence').toArray()).map((sale) => sale.state);

beforeEach(async () => {
  server = new Server();
  locks = new Locks();
  await database.open();
});

afterEach(async () => {
  for (const each of senders.splice(0)) {
    each.stop();
  }
  vi.restoreAllMocks();
  await Promise.all(database.tables.map((table) => table.clear()));
});

test('sends in the order of the sales', async () => {
  await journal(5);
  await sender().wake();
  expect(server.asked).toEqual(['s1', 's2', 's3', 's4', 's5']);
  expect(await states()).toEqual(Array(5).fill('sent'));
  expect((await database.sales.get('s5'))?.number).toBe('SCL-01-C1-00000005');
});

test('stops where the server is not there, and goes on in order', async () => {
  await journal(3);
  server.answers = ['registered', 'unavailable'];
  const one = sender();
  await one.wake();
  expect(one.state).toBe('unavailable');
  expect(server.asked).toEqual(['s1', 's2']);
  expect(await states()).toEqual(['sent', 'waiting', 'waiting']);
  await one.wake();
  expect(server.asked).toEqual(['s1', 's2', 's2', 's3']);
  expect(one.state).toBe('idle');
});

test('a lost answer is asked for again and registers once', async () => {
  await journal(2);
  server.answers = ['answer lost'];
  const one = sender();
  await one.wake();
  expect(server.registered.size).toBe(1);
  await one.wake();
  expect([...server.registered.keys()]).toEqual(['s1', 's2']);
  expect((await database.sales.get('s1'))?.number).toBe('SCL-01-C1-00000001');
});

test('a refusal does not hold up those behind it', async () => {
  await journal(3);
  server.answers = ['registered', 'refused'];
  await sender().wake();
  expect(await states()).toEqual(['sent', 'rejected', 'sent']);
});

test('without a session everything waits', async () => {
  await journal(2);
  server.answers = ['login'];
  const one = sender();
  await one.wake();
  expect(one.state).toBe('login');
  expect(await states()).toEqual(['waiting', 'waiting']);
});

test('two tabs send each sale once', async () => {
  await journal(20);
  const one = sender();
  const other = sender();
  await Promise.all([one.wake(), other.wake()]);
  expect(server.asked).toHaveLength(20);
  expect(new Set(server.asked).size).toBe(20);
});

test('a sale written while another is under way is sent too', async () => {
  await journal(1);
  const one = sender();
  const running = one.wake();
  await commitSale({
    id: 'late',
    register: 'SCL-01-C1',
    request: {},
    receipt: {},
    cart: {},
    madeBy: 'cajero',
    attended: true,
  });
  await Promise.all([running, one.wake()]);
  expect((await database.sales.get('late'))?.state).toBe('sent');
});

test('killed after the server answered and before it was noted: asked again, registered once', async () => {
  await journal(1);
  const update = vi.spyOn(database.sales, 'update').mockImplementation(() => {
    throw new Error('killed');
  });
  const killed = sender();
  await killed.wake();
  killed.stop();
  update.mockRestore();
  database.close();
  await database.open();
  await sender().wake();
  expect(server.asked).toEqual(['s1', 's1']);
  expect(server.registered.size).toBe(1);
  expect(await states()).toEqual(['sent']);
});

test('an answer to a sale that was discarded meanwhile does not bring it back', async () => {
  await journal(1);
  await database.sales.delete('s1');
  expect(await noteRefused('s1', { status: 422, code: 'X', detail: 'x' })).toBe('rejected');
  expect(await database.sales.count()).toBe(0);
});
