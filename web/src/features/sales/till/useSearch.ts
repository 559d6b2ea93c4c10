import { useEffect, useMemo, useRef, useState } from 'react';
import type { Thousandths } from '@/money/amounts';
import type { Product } from '@/offline/catalog/product';
import { ONE } from './cart';
import { useProductSearch } from './lookup';
import { readSearch } from './quantityPrefix';

interface Options {
  branch: string;
  onAdd: (product: Product, quantity: Thousandths) => void;
}

/** The search of the till: what is typed, what was found for it, and which of that Enter adds. */
export function useSearch({ branch, onAdd }: Options) {
  const [text, setText] = useState('');
  const [highlighted, setHighlighted] = useState(0);
  const { quantity, query } = useMemo(() => readSearch(text), [text]);
  const found = useProductSearch(query, branch);
  /** Enter came before the answer: what was typed for then. */
  const pending = useRef<string>(undefined);
  const current = found.query === query && query !== '';
  const items = current ? found.items : [];

  const change = (next: string) => {
    pending.current = undefined;
    setHighlighted(0);
    setText(next);
  };
  const choose = (product: Product) => {
    onAdd(product, quantity ?? ONE);
    change('');
  };

  const latest = useRef(choose);
  useEffect(() => {
    latest.current = choose;
  });
  useEffect(() => {
    if (pending.current !== undefined && pending.current === found.query) {
      pending.current = undefined;
      const only = exactOrOnly(found.query, found.items);
      if (only !== undefined) {
        latest.current(only);
      }
    }
  }, [found]);

  const onEnter = () => {
    const product = items[highlighted];
    if (product !== undefined) {
      choose(product);
    } else if (query !== '' && !current) {
      pending.current = query;
    }
  };

  return {
    text,
    setText: change,
    box: {
      text,
      onText: change,
      items,
      nothing: current && found.items.length === 0,
      highlighted,
      onHighlight: setHighlighted,
      onAdd: choose,
      onEnter,
      onEscape: () => change(''),
    },
  };
}

/** What an Enter means that came before the answer: never a guess among several. */
export function exactOrOnly(query: string, items: readonly Product[]): Product | undefined {
  const code = query.toLowerCase();
  const exact = items.find((each) => each.sku.toLowerCase() === code || each.barcodes.includes(query));
  return exact ?? (items.length === 1 ? items[0] : undefined);
}
