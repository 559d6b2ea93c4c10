import { Fieldset, PasswordInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';

interface Props {
  value: Schemas['Credentials'];
  onChange: (value: Schemas['Credentials']) => void;
  why: string;
  focus?: boolean;
}

export const NO_CREDENTIALS: Schemas['Credentials'] = { username: '', password: '' };

export function complete(credentials: Schemas['Credentials']): boolean {
  return credentials.username.trim() !== '' && credentials.password !== '';
}

/** A second person's login, for one action; kept nowhere. */
export function AuthorizationFields({ value, onChange, why, focus = false }: Props) {
  const { t } = useTranslation('sales');
  return (
    <Fieldset legend={t('sales.authorization.title')}>
      <Text size="sm" mb="xs">
        {why}
      </Text>
      <TextInput
        label={t('sales.authorization.username')}
        value={value.username}
        onChange={(event) => onChange({ ...value, username: event.currentTarget.value })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...(focus ? { 'data-autofocus': true } : {})}
      />
      <PasswordInput
        label={t('field.password')}
        value={value.password}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        autoComplete="new-password"
      />
    </Fieldset>
  );
}
