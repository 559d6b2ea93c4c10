import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button, Card, PasswordInput, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { api, data } from '@/api/client';
import { Problem } from '@/api/problem';
import { errorText, placeProblem } from '@/kit/forms';
import { notifyDone } from '@/kit/notices';
import { ScreenHead } from '@/kit/states';
import { messageKey, wordOf } from '@/kit/text';
import { login, logout, useUser } from '@/offline/session/session';
import { password } from '../rules';

const schema = z
  .object({
    current: z.string().check(z.minLength(1, messageKey('kit', 'field.required'))),
    next: password,
    again: z.string(),
  })
  .check(
    z.refine((form) => form.next === form.again, {
      path: ['again'],
      message: messageKey('identity', 'identity.errors.different'),
    }),
    z.refine((form) => form.next !== form.current, {
      path: ['next'],
      message: messageKey('identity', 'identity.errors.samePassword'),
    }),
  );

/** Who I am here, and my password. */
export default function AccountPage() {
  const { t } = useTranslation('identity');
  const user = useUser();
  const facts: [string, string][] = [
    [t('identity.users.username'), user.username],
    [t('field.name'), user.name],
    [t('identity.roles'), user.roles.map((role) => wordOf(t, 'identity.role', role)).join(', ')],
    [t('field.branch'), user.branch ?? t('identity.wholeChain')],
  ];
  return (
    <Stack maw={640}>
      <ScreenHead title={t('identity.account.title')} />
      <Card withBorder>
        <SimpleGrid component="dl" cols={{ base: 2 }} my={0} spacing="sm">
          {facts.map(([label, value]) => (
            <div key={label}>
              <Text component="dt" size="xs" c="dimmed">
                {label}
              </Text>
              <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
                {value}
              </Text>
            </div>
          ))}
        </SimpleGrid>
      </Card>
      <PasswordForm username={user.username} />
    </Stack>
  );
}

function PasswordForm({ username }: { username: string }) {
  const { t, i18n } = useTranslation('identity');
  const [problem, setProblem] = useState<string>();
  const form = useForm({ defaultValues: { current: '', next: '', again: '' }, resolver: zodResolver(schema) });
  const errors = form.formState.errors;
  const submit = form.handleSubmit(async ({ current, next }) => {
    setProblem(undefined);
    try {
      await data(api.POST('/api/pos/auth/password', { body: { current, new: next } }));
    } catch (error) {
      if (error instanceof Problem && error.code === 'AUTH_INVALID_CREDENTIALS') {
        form.setError('current', { type: 'server', message: error.message }, { shouldFocus: true });
      } else {
        setProblem(placeProblem(error, form.setError, ['current'], { new: 'next' }));
      }
      return;
    }
    notifyDone(t('identity.account.changed'));
    form.reset();
    // The change has ended all sessions, this one too; the person who just proved to be here goes on.
    await login(username, next, i18n.language).catch(() => logout());
  });
  return (
    <Card withBorder component="form" onSubmit={submit} noValidate>
      <Stack>
        <Title order={2} size="h4">
          {t('identity.account.password')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('identity.account.about')}
        </Text>
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordInput
          label={t('identity.account.current')}
          autoComplete="current-password"
          required
          error={errorText(errors.current)}
          {...form.register('current')}
        />
        <PasswordInput
          label={t('identity.users.newPassword')}
          description={t('identity.users.passwordHint')}
          autoComplete="new-password"
          required
          error={errorText(errors.next)}
          {...form.register('next')}
        />
        <PasswordInput
          label={t('identity.account.again')}
          autoComplete="new-password"
          required
          error={errorText(errors.again)}
          {...form.register('again')}
        />
        {problem !== undefined && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <div>
          <Button type="submit" loading={form.formState.isSubmitting}>
            {t('identity.account.change')}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
