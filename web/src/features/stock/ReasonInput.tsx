import { Autocomplete, TextInput } from '@mantine/core';
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
  const change = (next: string) => {
    setText(next);
    onChange(next);
  };
  const common = {
    ...rest,
    size: 'md',
    style: { flex: '1 1 16rem' },
    placeholder: placeholder ?? '',
    maxLength: LONGEST,
    value: text,
  } as const;
  return suggestions.length === 0 ? (
    <TextInput {...common} onChange={(event) => change(event.currentTarget.value)} />
  ) : (
    <Autocomplete {...common} data={[...suggestions]} filter={({ options }) => options} onChange={change} />
  );
}
