import { useLiveQuery } from 'dexie-react-hooks';
import { api, data } from '@/api/client';
import { Problem } from '@/api/problem';
import type { Currency } from '@/money/amounts';
import { database } from '@/offline/database';

/** Which till this device is. */
export interface Device {
  branch: string;
  register: string;
  currency: Currency;
}

const FACT = 'till.device';

/** Undefined while it is read, null where no till was chosen. */
export function useDevice(): Device | null | undefined {
  return useLiveQuery(async () => ((await database.facts.get(FACT))?.value as Device | undefined) ?? null, []);
}

export async function chooseDevice(device: Device | undefined): Promise<void> {
  if (device === undefined) {
    await database.facts.delete(FACT);
  } else {
    await database.facts.put({ name: FACT, value: device });
  }
}

export type TillState = 'open' | 'closed' | 'unknown';

/** Whether the till is open; a seller may sell but not ask, and offline nobody can. */
export async function tillState(register: string): Promise<{ state: TillState; openedAt?: string }> {
  try {
    const session = await data(api.GET('/api/pos/cajas/{register}', { params: { path: { register } } }));
    return { state: 'open', openedAt: session.opened_at };
  } catch (error) {
    if (error instanceof Problem && error.code === 'TILL_CLOSED') {
      return { state: 'closed' };
    }
    if (error instanceof Problem && (error.status === 403 || error.isTemporary)) {
      return { state: 'unknown' };
    }
    throw error;
  }
}
