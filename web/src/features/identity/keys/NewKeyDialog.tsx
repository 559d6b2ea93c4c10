import { zodResolver } from '@hookform/resolvers/zod';
import { MultiSelect, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { api, data } from '@/api/client';
import { branchChoices, useBranches } from '@/kit/branches';
import { nowWithOffset, spellOut } from '@/kit/dates';
import { errorText, placeProblem } from '@/kit/forms';
import { messageKey } from '@/kit/text';
import { FormDialog } from '../FormDialog';
import type { ApiKey } from '../queries';
import { PROGRAM_ROLES, useRoleChoices } from '../roles/choices';
import { line, roles } from '../rules';

const SCOPE = /^(?:read|write|identity|\/[A-Za-z0-9/._-]{1,99})$/;

const schema = z.object({
  name: line(100),
  roles,
  branch: z.string(),
  scopes: z
    .array(z.string())
    .check(
      z.refine((scopes) => scopes.every((scope) => SCOPE.test(scope)), messageKey('identity', 'identity.errors.scope')),
    ),
  until: z
    .string()
    .check(
      z.refine(
        (day) => day === '' || endOf(day).getTime() > Date.now(),
        messageKey('identity', 'identity.errors.past'),
      ),
    ),
  limited: z.boolean(),
});

const FIELDS = ['name', 'roles', 'branch', 'scopes', 'until', 'limited'] as const;

/** A key that ends on a day opens until that day is over. */
function endOf(day: string): Date {
  return new Date(`${day}T23:59:59`);
}

interface Props {
  onMade: (key: ApiKey) => Promise<void>;
  onClose: () => void;
}

/** Makes an API key with the least that its program needs. */
export function NewKeyDialog({ onMade, onClose }: Props) {
  const { t } = useTranslation('identity');
  const branches = useBranches();
  const choices = useRoleChoices(PROGRAM_ROLES);
  const [problem, setProblem] = useState<string>();
  const form = useForm({
    defaultValues: { name: '', roles: [] as string[], branch: '', scopes: [] as string[], until: '', limited: true },
    resolver: zodResolver(schema),
  });
  const errors = form.formState.errors;
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      const key = await data(
        api.POST('/api/pos/api-keys', {
          body: {
            name: values.name,
            roles: values.roles,
            scopes: values.scopes,
            rate_limited: values.limited,
            ...(values.branch !== '' && { branch: values.branch }),
            ...(values.until !== '' && { expires_at: nowWithOffset(endOf(values.until)) }),
          },
        }),
      );
      onClose();
      await onMade(key);
    } catch (error) {
      setProblem(placeProblem(error, form.setError, FIELDS, { expires_at: 'until', rate_limited: 'limited' }));
    }
  });
  return (
    <FormDialog
      title={t('identity.keys.new')}
      action={t('identity.keys.make')}
      problem={problem}
      busy={form.formState.isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('field.name')}
        description={t('identity.keys.nameHint')}
        required
        maxLength={100}
        data-autofocus
        error={errorText(errors.name)}
        {...form.register('name')}
      />
      <Controller
        control={form.control}
        name="roles"
        render={({ field, fieldState }) => (
          <MultiSelect
            {...field}
            label={t('identity.roles')}
            required
            data={choices}
            error={errorText(fieldState.error)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="branch"
        render={({ field, fieldState }) => (
          <Select
            {...field}
            onChange={(value) => field.onChange(value ?? '')}
            label={t('field.branch')}
            allowDeselect={false}
            data={[{ value: '', label: t('identity.wholeChain') }, ...branchChoices(branches.data)]}
            error={errorText(fieldState.error)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="scopes"
        render={({ field, fieldState }) => (
          <TagsInput
            {...field}
            label={t('identity.keys.scopes')}
            description={t('identity.keys.scopesHint')}
            placeholder="read, write, /api/pos/productos"
            maxTags={20}
            acceptValueOnBlur
            error={errorText(fieldState.error)}
          />
        )}
      />
      <TextInput
        type="date"
        label={t('identity.keys.expires')}
        description={spellOut(endOf(form.watch('until'))) || t('identity.keys.expiresHint')}
        error={errorText(errors.until)}
        {...form.register('until')}
      />
      <Controller
        control={form.control}
        name="limited"
        render={({ field: { value, ...field } }) => (
          <Switch {...field} checked={value} label={t('identity.keys.limited')} />
        )}
      />
    </FormDialog>
  );
}
