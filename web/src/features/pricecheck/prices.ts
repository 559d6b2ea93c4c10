import { raw } from '@/api/client';
import { Problem } from '@/api/problem';

/** What the server tells everybody who asks for a price. */
export interface PriceAnswer {
  sku: string;
  name: string;
  brand: string | null;
  unit: string;
  price: number | null;
  currency: string;
  branch: string;
  checked_at: string;
}

export interface CheckBranch {
  code: string;
  name: string;
}

export type Check =
  | { kind: 'found'; answer: PriceAnswer & { price: number } }
  | { kind: 'no-price'; name: string }
  | { kind: 'unknown'; code: string }
  | { kind: 'away' };

/** The longest code that is asked for; what is longer was no code. */
const LONGEST_CODE = 64;

export async function checkPrice(code: string, branch: string): Promise<Check> {
  if (code.length > LONGEST_CODE) {
    return { kind: 'unknown', code: `${code.slice(0, LONGEST_CODE)}…` };
  }
  try {
    const path = `/api/pos/consulta/${encodeURIComponent(code)}?branch=${encodeURIComponent(branch)}`;
    const answer = (await (await raw(path)).json()) as PriceAnswer;
    const { price, name } = answer;
    return price === null || price === undefined
      ? { kind: 'no-price', name }
      : { kind: 'found', answer: { ...answer, price } };
  } catch (error) {
    if (error instanceof Problem && !error.isTemporary) {
      return { kind: 'unknown', code };
    }
    return { kind: 'away' };
  }
}

export async function checkBranches(): Promise<CheckBranch[]> {
  const answer = (await (await raw('/api/pos/consulta/sucursales')).json()) as { items: CheckBranch[] };
  return answer.items;
}
