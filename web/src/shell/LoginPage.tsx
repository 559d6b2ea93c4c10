import { Alert, Button, Card, Center, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/api/connection';
import { sentenceOf } from '@/api/problem';
import { login, type Session } from '@/offline/session/session';

interface Form {
  username: string;
  password: string;
}

/** Asks for user and password; offline for the password that was right on this device. */
export function LoginPage({ session }: { session: Extract<Session, { status: 'anonymous' | 'locked' }> }) {
  const { t, i18n } = useTranslation('shell');
  const { online } = useConnection();
  const [problem, setProblem] = useState<string>();
  const locked = session.status === 'locked' ? session.user : undefined;
  const form = useForm<Form>({ defaultValues: { username: locked?.username ?? '', password: '' } });
  const required = { required: t('field.required') };

  const submit = form.handleSubmit(async ({ username, password }) => {
    setProblem(undefined);
    try {
      await login(username.trim(), password, i18n.language);
    } catch (error) {
      setProblem(sentenceOf(error));
      form.resetField('password');
      form.setFocus('password');
    }
  });

  return (
    <Center mih="100dvh" p="md">
      <Card component="main" withBorder shadow="sm" padding="xl" w="100%" maw={400}>
        <form onSubmit={submit}>
          <Stack>
            <Title order={1} size="h2">
              {t('app.name')}
            </Title>
            {locked !== undefined && <Text>{t('login.continueAs', { name: locked.name })}</Text>}
            {!online && <Alert color="orange">{t('login.offlineHint')}</Alert>}
            {problem !== undefined && (
              <Alert color="red" role="alert">
                {problem}
              </Alert>
            )}
            <TextInput
              label={t('login.username')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus={locked === undefined}
              error={form.formState.errors.username?.message}
              {...form.register('username', required)}
            />
            <PasswordInput
              label={t('field.password')}
              autoComplete="current-password"
              autoFocus={locked !== undefined}
              error={form.formState.errors.password?.message}
              {...form.register('password', required)}
            />
            <Button type="submit" loading={form.formState.isSubmitting}>
              {t('action.enter')}
            </Button>
          </Stack>
        </form>
      </Card>
    </Center>
  );
}
