import { Paper, Text, TextInput, UnstyledButton } from '@mantine/core';
import { forwardRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { IconSearch } from '@/kit/icons';
import { formatMoney, formatQuantity } from '@/money/format';
import type { Product } from '@/offline/catalog/product';
import classes from './till.module.css';

interface Props {
  text: string;
  onText: (text: string) => void;
  items: readonly Product[];
  /** Nothing is sold under what was typed. */
  nothing: boolean;
  highlighted: number;
  onHighlight: (index: number) => void;
  onAdd: (product: Product) => void;
  onEnter: () => void;
  onEscape: () => void;
}

const LIST = 'till-found';

/** Where codes and words are typed, with what is found below it. */
export const SearchBox = forwardRef<HTMLInputElement, Props>(function SearchBox(props, ref) {
  const { text, items, highlighted, onHighlight } = props;
  const { t } = useTranslation('sales');
  const open = items.length > 0;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && open) {
      event.preventDefault();
      onHighlight(Math.min(items.length - 1, highlighted + 1));
    } else if (event.key === 'ArrowUp' && open) {
      event.preventDefault();
      onHighlight(Math.max(0, highlighted - 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      props.onEnter();
    } else if (event.key === 'Escape') {
      props.onEscape();
    }
  };

  return (
    <div className={classes.search}>
      <TextInput
        ref={ref}
        size="lg"
        value={text}
        onChange={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        leftSection={<IconSearch />}
        placeholder={t('sales.search.placeholder')}
        aria-label={t('sales.search.label')}
        role="combobox"
        aria-expanded={open}
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${LIST}-${highlighted}` : undefined}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        autoFocus
        enterKeyHint="go"
      />
      {props.nothing && (
        <Text size="sm" c="dimmed" px="sm" py={4} role="status">
          {t('sales.search.nothing')}
        </Text>
      )}
      <Paper
        id={LIST}
        role="listbox"
        aria-label={t('sales.search.found')}
        withBorder
        shadow="md"
        className={classes.found ?? ''}
        {...(open ? {} : { display: 'none' })}
      >
        {items.map((product, index) => (
          <UnstyledButton
            key={product.sku}
            id={`${LIST}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === highlighted}
            className={classes.hit ?? ''}
            data-highlighted={index === highlighted || undefined}
            onMouseDown={(event) => event.preventDefault()}
            // Only a hand moves it: a list that opens under a resting mouse must not change what Enter adds.
            onMouseMove={({ movementX, movementY }) => (movementX !== 0 || movementY !== 0) && onHighlight(index)}
            onClick={() => props.onAdd(product)}
          >
            <span className={classes.hitName}>
              {product.name}
              <small>{product.sku}</small>
            </span>
            {product.stock !== undefined && (
              <small data-none={product.stock <= 0 || undefined}>
                {t('sales.search.stock', {
                  quantity: formatQuantity(Math.round(product.stock * 1000)),
                  unit: product.unit,
                })}
              </small>
            )}
            <strong>
              {product.price === null
                ? t('sales.search.noPrice', { currency: product.currency })
                : formatMoney(product.price, product.currency)}
            </strong>
          </UnstyledButton>
        ))}
      </Paper>
    </div>
  );
});
