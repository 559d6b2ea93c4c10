import { api, data, raw, type Schemas } from '@/api/client';

const PAGE = 50;
const DIGITS = 8;
/** A number is looked for this many pages back where the server cannot be asked for it. */
const PAGES_BACK = 40;

interface Page {
  items: Schemas['Sale'][];
  next?: string | null;
}

export async function salesPage(register: string, after: string | undefined): Promise<Page> {
  const query = { register, limit: PAGE, ...(after === undefined ? {} : { after }) };
  return data(api.GET('/api/pos/ventas', { params: { query } }));
}

/** The full number of what a person typed: `42` or all of it. */
export function fullNumber(register: string, text: string): string | undefined {
  const typed = text.trim().toUpperCase();
  if (/^\d{1,8}$/.test(typed)) {
    return `${register}-${typed.padStart(DIGITS, '0')}`;
  }
  return /^[A-Z0-9-]+-\d{8}$/.test(typed) ? typed : undefined;
}

/** The sale of a number: asked for by it, or where the server does not know that, looked for page by page. */
export async function saleByNumber(register: string, number: string): Promise<Schemas['Sale'] | undefined> {
  const asked: Page = await (await raw(`/api/pos/ventas?${new URLSearchParams({ register, number })}`)).json();
  let page = asked;
  for (let pages = 0; pages < PAGES_BACK; pages++) {
    const found = page.items.find((sale) => sale.number === number);
    if (found !== undefined || page.next === null || page.next === undefined) {
      return found;
    }
    // Numbers grow with time within a till: what is older has a smaller one.
    const last = page.items.at(-1);
    if (last !== undefined && last.number < number) {
      return undefined;
    }
    page = await salesPage(register, page.next);
  }
  return undefined;
}

export async function saleById(id: string): Promise<Schemas['Sale']> {
  return data(api.GET('/api/pos/ventas/{id}', { params: { path: { id } } }));
}
