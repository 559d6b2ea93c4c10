import { NumberInput } from '@mantine/core';
import { type ReactNode, type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_AMOUNT } from '@/money/amounts';

interface Props {
  label: string;
  description?: ReactNode;
  value: number | undefined;
  onChange: (amount: number | undefined) => void;
  onBlur?: () => void;
  currency: string;
  error?: ReactNode;
  required?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

/** A field for an amount, typed as people write it and kept in whole minor units. */
export function MoneyInput({ value, onChange, currency, inputRef, autoFocus, ...rest }: Props) {
  const { i18n } = useTranslation('catalog');
  const english = i18n.language.startsWith('en');
  const decimals = currency === 'CLP' ? 0 : 2;
  const factor = 10 ** decimals;
  // What is being typed stands as it is typed: `12,` and `12,50` are no numbers to the field, but on the way to one.
  const [text, setText] = useState<string | number>(value === undefined ? '' : value / factor);
  useEffect(() => {
    setText((shown) => (minorUnits(shown, factor) === value ? shown : value === undefined ? '' : value / factor));
  }, [value, factor]);
  return (
    <NumberInput
      {...rest}
      {...(inputRef !== undefined && { ref: inputRef })}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(minorUnits(typed, factor));
      }}
      prefix="$ "
      min={0}
      max={MAX_AMOUNT / factor}
      decimalScale={decimals}
      allowNegative={false}
      hideControls
      thousandSeparator={english ? ',' : '.'}
      decimalSeparator={english ? '.' : ','}
      inputMode={decimals === 0 ? 'numeric' : 'decimal'}
      data-autofocus={autoFocus === true ? true : undefined}
    />
  );
}

function minorUnits(typed: string | number, factor: number): number | undefined {
  const units = typed === '' ? Number.NaN : Number(typed);
  return Number.isFinite(units) ? Math.round(units * factor) : undefined;
}
