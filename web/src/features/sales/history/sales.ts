import { api, data, type Schemas } from '@/api/client';
import { periodOf } from '@/kit/period';

const PAGE = 50;
const DIGITS = 8;

/** Chosen beside the states: sales from before the opening of their till, however they stand. */
export const BACKDATED = 'backdated';

/** Which sales are looked at; what is left out does not narrow them. */
export interface SalesFilter {
  branch?: string | undefined;
  register?: string | undefined;
  /** How a sale stands, or {@link BACKDATED}. */
  status?: string | undefined;
  /** A business date. */
  date?: string | undefined;
}

/** The filter as the server takes it. */
export function wantedOf({ date, status, ...filter }: SalesFilter) {
  const states = status === BACKDATED ? { backdated: 'true' } : { status };
  return { ...filter, ...states, ...periodOf(date, date) };
}

export async function salesPage(filter: SalesFilter, after: string | undefined) {
  const wanted = { ...wantedOf(filter), after };
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  return data(api.GET('/api/pos/ventas', { params: { query: { limit: PAGE, ...given } } }));
}

/** The full number of what a person typed: all of it, or `42` where the till is known. */
export function fullNumber(register: string | undefined, text: string): string | undefined {
  const typed = text.trim().toUpperCase();
  if (/^\d{1,8}$/.test(typed)) {
    return register === undefined ? undefined : `${register}-${typed.padStart(DIGITS, '0')}`;
  }
  return /^[A-Z0-9-]+-\d{8}$/.test(typed) ? typed : undefined;
}

export async function saleByNumber(number: string): Promise<Schemas['Sale'] | undefined> {
  const page = await data(api.GET('/api/pos/ventas', { params: { query: { number } } }));
  return page.items[0];
}

export async function saleById(id: string): Promise<Schemas['Sale']> {
  return data(api.GET('/api/pos/ventas/{id}', { params: { path: { id } } }));
}
