import { Button, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordOf } from '@/kit/text';

export const FILTERS = ['user', 'entity', 'key', 'from', 'to'] as const;
type Name = (typeof FILTERS)[number];
export type FilterValues = { readonly [name in Name]: string | undefined };

const TYPING_MILLIS = 350;
const ENTITIES = [
  'product',
  'products',
  'tax',
  'synonyms',
  'user',
  'role',
  'session',
  'access',
  'api_key',
  'branch',
  'register',
  'till',
  'sale',
  'stock_minimum',
  'dead_letter',
  'company',
];

interface Props {
  url: FilterValues;
  onChange: (change: { readonly [name in Name]?: string | null }) => void;
}

/** Who, what and when. */
export function AuditFilters({ url, onChange }: Props) {
  const { t } = useTranslation('identity');
  const [cleared, setCleared] = useState(0);
  const any = FILTERS.some((name) => url[name] !== undefined);
  const entities = url.entity === undefined || ENTITIES.includes(url.entity) ? ENTITIES : [...ENTITIES, url.entity];
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm" style={{ alignItems: 'end' }} key={cleared}>
      <Typed name="user" label={t('identity.audit.who')} url={url} onChange={onChange} />
      <Select
        label={t('identity.audit.entity')}
        placeholder={t('identity.any')}
        clearable
        searchable
        data={entities.map((value) => ({
          value,
          label: wordOf(t, 'identity.audit.entities', value),
        }))}
        value={url.entity ?? null}
        onChange={(entity) => onChange({ entity })}
      />
      <Typed name="key" label={t('identity.audit.key')} url={url} onChange={onChange} />
      <TextInput
        type="date"
        label={t('identity.audit.from')}
        value={url.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('identity.audit.to')}
        value={url.to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      {any && (
        <Button
          variant="default"
          onClick={() => {
            onChange({ user: null, entity: null, key: null, from: null, to: null });
            setCleared(cleared + 1);
          }}
        >
          {t('table.clearFilter')}
        </Button>
      )}
    </SimpleGrid>
  );
}

interface TypedProps extends Props {
  name: 'user' | 'key';
  label: string;
}

function Typed({ name, label, url, onChange }: TypedProps) {
  const [text, setText] = useState(url[name] ?? '');
  const send = useDebouncedCallback((value: string) => onChange({ [name]: value.trim() }), TYPING_MILLIS);
  return (
    <TextInput
      label={label}
      value={text}
      autoCapitalize="none"
      spellCheck={false}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}
