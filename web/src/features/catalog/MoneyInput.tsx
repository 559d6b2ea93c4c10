import { NumberInput } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
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
  const { i18n } = useTranslation();
  const english = i18n.language.startsWith('en');
  const decimals = currency === 'CLP' ? 0 : 2;
  const factor = 10 ** decimals;
  return (
    <NumberInput
      {...rest}
      {...(inputRef !== undefined && { ref: inputRef })}
      value={value === undefined ? '' : value / factor}
      onChange={(typed) => onChange(typeof typed === 'number' ? Math.round(typed * factor) : undefined)}
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
