import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { api, data } from '@/api/client';
import { errorText, placeProblem } from '@/kit/forms';
import { notifyDone } from '@/kit/notices';
import { FormDialog } from '../FormDialog';
import type { User } from '../queries';
import { password, suggestPassword } from '../rules';

const schema = z.object({ password });

/** Sets the password of somebody else: lifts a lock-out and ends the sessions of that person. */
export function PasswordDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const [problem, setProblem] = useState<string>();
  const form = useForm({ defaultValues: { password: '' }, resolver: zodResolver(schema) });
  const submit = form.handleSubmit(async (body) => {
    setProblem(undefined);
    try {
      await data(api.POST('/api/pos/usuarios/{id}/password', { params: { path: { id: user.id } }, body }));
      notifyDone(t('identity.users.passwordSet', { name: user.name }));
      onClose();
    } catch (error) {
      setProblem(placeProblem(error, form.setError, ['password']));
    }
  });
  return (
    <FormDialog
      title={t('identity.users.setPasswordOf', { name: user.name })}
      problem={problem}
      busy={form.formState.isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">{t('identity.users.setPasswordText')}</Text>
      <TextInput
        label={t('identity.users.newPassword')}
        description={t('identity.users.passwordHint')}
        required
        autoComplete="off"
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace' } }}
        data-autofocus
        error={errorText(form.formState.errors.password)}
        {...form.register('password')}
      />
      <div>
        <Button
          size="xs"
          variant="default"
          onClick={() => form.setValue('password', suggestPassword(), { shouldValidate: true })}
        >
          {t('identity.users.suggest')}
        </Button>
      </div>
    </FormDialog>
  );
}
