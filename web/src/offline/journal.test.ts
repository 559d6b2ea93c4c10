import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { database } from './database';
import {
  backToCart,
  cartPlace,
  commitSale,
  discardRejected,
  exportJournal,
  forgetDiscards,
  interruptedSales,
  JournalFullError,
  letGo,
  type NewSale,
  nextWaiting,
  noteRefused,
  noteSent,
  noteTold,
  recover,
  retryRejected,
  trim,
} from './journal';
import { isDiskFull, isQuotaError, keepReserve } from './reserve';

const REGISTER = 'SCL-01-C1';

function sale(id: string, attended = false): NewSale {
  return {
    id,
    register: REGISTER,
    request: { id },
    receipt: { total: 990 },
    cart: { version: 1, id, lines: [{ sku: 'A' }] },
    madeBy: 'cajero',
    attended,
  };
}

function full(): never {
  throw new DOMException('full', 'QuotaExceededError');
}

/** As much of the browser's cache storage as the reserve asks for. */
class MemoryCaches {
  private readonly files = new Map<string, Response>();
  open = async () => ({
    match: async (url: string) => this.files.get(url),
    put: async (url: string, file: Response) => void this.files.set(url, file),
    delete: async (url: string) => this.files.delete(url),
  });
  match = async (url: string) => this.files.get(url);
}

async function ringUp(id: string): Promise<void> {
  await database.carts.put({
    id: cartPlace(REGISTER),
    register: REGISTER,
    parkedAt: 0,
    label: '',
    cart: { version: 1, id, lines: [{ sku: 'A' }] },
  });
}

/** The browser is killed: whatever is not on the disk is gone. */
async function restart(): Promise<void> {
  database.close();
  await database.open();
}

const REFUSAL = { status: 422, code: 'BUSINESS_INSUFFICIENT_STOCK', detail: 'No hay stock' };

beforeEach(async () => {
  vi.stubGlobal('caches', new MemoryCaches());
  await database.open();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(database.tables.map((table) => table.clear()));
});

describe('committing', () => {
  test('writes the sale and takes its cart in one transaction', async () => {
    await ringUp('s1');
    await commitSale(sale('s1'));
    await restart();
    expect((await database.sales.get('s1'))?.state).toBe('waiting');
    expect(await database.carts.get(cartPlace(REGISTER))).toBeUndefined();
  });

  test('killed before its end leaves the cart and no sale', async () => {
    await ringUp('s1');
    vi.spyOn(database.carts, 'delete').mockImplementation(() => {
      throw new Error('killed');
    });
    await expect(commitSale(sale('s1'))).rejects.toThrow('killed');
    await restart();
    expect(await database.sales.count()).toBe(0);
    expect(await database.carts.get(cartPlace(REGISTER))).toBeDefined();
    vi.restoreAllMocks();
    expect((await commitSale(sale('s1'))).sequence).toBe(1);
  });

  test('twice makes one sale', async () => {
    const [one, other] = await Promise.all([commitSale(sale('s1')), commitSale(sale('s1'))]);
    expect(one.sequence).toBe(other.sequence);
    expect(await database.sales.count()).toBe(1);
  });

  test('numbers grow by one and outlive what was trimmed', async () => {
    await commitSale(sale('s1'));
    await noteSent('s1', { number: 'SCL-01-C1-00000001' });
    expect(await trim(REGISTER, Date.now())).toBe(1);
    await restart();
    expect((await commitSale(sale('s2'))).sequence).toBe(2);
  });

  test('a full disk takes the sale in the room kept for it', async () => {
    await keepReserve();
    await ringUp('s1');
    vi.spyOn(database.sales, 'add').mockImplementationOnce(full);
    expect((await commitSale(sale('s1'))).sequence).toBe(1);
    expect(isDiskFull()).toBe(true);
    expect(await keepReserve(), 'the room belongs to the sales for a while').toBe(false);
    expect(await database.carts.get(cartPlace(REGISTER))).toBeUndefined();
  });

  test('a disk that is full to the last says so and leaves everything as it was', async () => {
    await keepReserve();
    await ringUp('s1');
    vi.spyOn(database.sales, 'add').mockImplementation(full);
    await expect(commitSale(sale('s1'))).rejects.toBeInstanceOf(JournalFullError);
    vi.restoreAllMocks();
    expect(await database.sales.count()).toBe(0);
    expect(await database.carts.get(cartPlace(REGISTER))).toBeDefined();
  });
});

test('a full disk that shows at the end of a transaction is one too', () => {
  const inner = new DOMException('full', 'QuotaExceededError');
  expect(isQuotaError(new Dexie.AbortError('the transaction ended', inner as Error))).toBe(true);
  expect(isQuotaError(new Dexie.AbortError('the transaction ended'))).toBe(false);
});

describe('a refusal', () => {
  test('while the cashier waits gives the cart back, under the same id', async () => {
    await ringUp('s1');
    await commitSale(sale('s1', true));
    expect(await noteRefused('s1', REFUSAL)).toBe('refused');
    expect((await letGo('s1'))?.state).toBe('refused');
    await backToCart('s1', '');
    expect(await database.sales.count()).toBe(0);
    expect((await database.carts.get(cartPlace(REGISTER)))?.cart).toMatchObject({ id: 's1' });
  });

  test('after the receipt goes to the tray', async () => {
    await commitSale(sale('s1', true));
    expect((await letGo('s1'))?.state).toBe('waiting');
    expect(await noteRefused('s1', REFUSAL)).toBe('rejected');
    expect((await database.sales.get('s1'))?.problem).toEqual(REFUSAL);
  });

  test('that nobody saw, because the program ended, comes back as a cart', async () => {
    await commitSale(sale('s1', true));
    await noteRefused('s1', REFUSAL);
    await restart();
    await recover(REGISTER, 'interrumpida');
    expect((await database.carts.get(cartPlace(REGISTER)))?.cart).toMatchObject({ id: 's1' });
    expect(await database.sales.count()).toBe(0);
  });

  test('does not push out the cart that is at hand', async () => {
    await commitSale(sale('s1', true));
    await noteRefused('s1', REFUSAL);
    await ringUp('s2');
    await recover(REGISTER, 'interrumpida');
    expect((await database.carts.get(cartPlace(REGISTER)))?.cart).toMatchObject({ id: 's2' });
    expect((await database.carts.get('s1'))?.label).toBe('interrumpida');
  });

  test('in the tray can be tried again, at its place', async () => {
    await commitSale(sale('s1'));
    await commitSale(sale('s2'));
    await noteRefused('s1', REFUSAL);
    expect((await nextWaiting())?.id).toBe('s2');
    await retryRejected('s1');
    const next = await nextWaiting();
    expect(next?.id).toBe('s1');
    expect(next?.problem).toBeUndefined();
  });

  test('that is given up is kept with its reason until the closing', async () => {
    await commitSale(sale('s1'));
    await noteRefused('s1', REFUSAL);
    await discardRejected('s1', 'cliente devolvió todo', 'supervisor');
    expect(await database.sales.count()).toBe(0);
    expect(JSON.parse(await exportJournal()).discards[0].reason).toBe('cliente devolvió todo');
    await trim(REGISTER, Date.now());
    expect(await database.discards.count()).toBe(1);
    await forgetDiscards(REGISTER);
    expect(await database.discards.count()).toBe(0);
  });
});

describe('a browser killed while the cashier waited', () => {
  test('keeps the sale and tells that no receipt was shown', async () => {
    await ringUp('s1');
    await commitSale(sale('s1', true));
    await restart();
    await recover(REGISTER, '');
    expect((await nextWaiting())?.id).toBe('s1');
    expect((await interruptedSales(REGISTER)).map((each) => each.id)).toEqual(['s1']);
    await noteTold('s1');
    expect(await interruptedSales(REGISTER)).toEqual([]);
  });

  test('after the answer came tells it too, with its number', async () => {
    await commitSale(sale('s1', true));
    await noteSent('s1', { number: 'SCL-01-C1-00000007' });
    await restart();
    await recover(REGISTER, '');
    expect((await interruptedSales(REGISTER))[0]?.number).toBe('SCL-01-C1-00000007');
  });
});

test('nothing but what the server has is trimmed, and only of the till that was closed', async () => {
  await commitSale(sale('waiting'));
  await commitSale(sale('rejected'));
  await noteRefused('rejected', REFUSAL);
  await commitSale({ ...sale('other'), register: 'SCL-01-C2' });
  await noteSent('other', { number: 'SCL-01-C2-00000001' });
  for (const id of ['attended', 'interrupted']) {
    await commitSale(sale(id, true));
    await noteSent(id, { number: 'SCL-01-C1-00000001' });
  }
  await letGo('interrupted', false);
  await trim(REGISTER, Date.now());
  const left = ['attended', 'interrupted', 'other', 'rejected', 'waiting'];
  expect((await database.sales.toArray()).map((each) => each.id).sort()).toEqual(left);
});

test('a full disk does not keep the server from being told of the next sale', async () => {
  await commitSale(sale('s1'));
  const put = vi.spyOn(database.sales, 'update').mockImplementationOnce(() => {
    throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  });
  await noteSent('s1', { number: 'SCL-01-C1-00000001' });
  expect(put).toHaveBeenCalledTimes(2);
  expect(await nextWaiting()).toBeUndefined();
  expect(await database.sales.get('s1')).toMatchObject({ state: 'sent', number: 'SCL-01-C1-00000001' });
});
