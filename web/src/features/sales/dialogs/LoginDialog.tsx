import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '@/api/problem';
import { Dialog } from '@/kit/Dialog';
import { sender } from '@/offline/sending';
import { login, useUser } from '@/offline/session/session';
import type { DialogProps } from './dialog';

/** Asks for the password again, so that what was sold offline can be sent; the cart stays where it is. */
export default function LoginDialog({ onClose }: DialogProps) {
  const { t, i18n } = useTranslation('sales');
  const user = useUser();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await login(user.username, password, i18n.language);
      void sender.wake();
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog onClose={onClose} title={t('sales.till.login')}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text size="sm">{t('sales.till.loginText', { name: user.name })}</Text>
          <PasswordInput
            label={t('field.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            data-autofocus
          />
          {problem !== undefined && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <Button type="submit" loading={busy}>
            {t('action.enter')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
