import { parseQuantity, type Thousandths } from '@/money/amounts';

/** What stands in the search: perhaps a quantity before a star, then what is looked for. */
export interface SearchText {
  quantity: Thousandths | undefined;
  query: string;
}

export function readSearch(text: string): SearchText {
  const star = text.indexOf('*');
  if (star > 0) {
    const quantity = parseQuantity(text.slice(0, star));
    if (quantity !== undefined) {
      return { quantity, query: text.slice(star + 1).trim() };
    }
  }
  return { quantity: undefined, query: text.trim() };
}
