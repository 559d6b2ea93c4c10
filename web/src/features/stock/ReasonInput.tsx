import { Autocomplete } from '@mantine/core';
import { useState } from 'react';

/** As much as the ledger keeps. */
const LONGEST = 300;

interface Props {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (reason: string) => void;
  suggestions?: readonly string[];
  disabled?: boolean;
  required?: boolean;
}

/** Why goods moved, or the document that says so. Keeps the letters itself, so that typing waits for no disk. */
export function ReasonInput({ value, onChange, suggestions = [], placeholder, ...rest }: Props) {
  const [text, setText] = useState(value);
  return (
    <Autocomplete
      {...rest}
      size="md"
      style={{ flex: '1 1 16rem' }}
      data={[...suggestions]}
      filter={({ options }) => options}
      placeholder={placeholder ?? ''}
      maxLength={LONGEST}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(next);
      }}
    />
  );
}
