import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { api, data } from '@/api/client';
import { Problem } from '@/api/problem';
import { branchChoices, useBranches } from '@/kit/branches';
import { Dialog } from '@/kit/Dialog';
import { errorText, placeProblem } from '@/kit/forms';
import { notifyDone } from '@/kit/notices';
import { Failure, Loading } from '@/kit/states';
import { boundTo, useUser } from '@/offline/session/session';
import { FormDialog } from '../FormDialog';
import { USERS_KEY, type User, userById } from '../queries';
import { PEOPLE_ROLES, useRoleChoices } from '../roles/choices';
import { line, password, roles, suggestPassword, username } from '../rules';

const facts = { name: line(100), roles, branch: z.string() };
const newSchema = z.object({ ...facts, username, password });
const changeSchema = z.object({ ...facts, username: z.string(), password: z.string() });

type UserForm = z.infer<typeof newSchema>;
const FIELDS = ['username', 'name', 'password', 'roles', 'branch'] as const;

/** Adds a user, or changes the one with an id. */
export function UserDialog({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const user = useQuery({ ...userById(id ?? ''), enabled: id !== undefined, staleTime: 0, gcTime: 0 });
  if (id === undefined || user.isSuccess) {
    return <UserFields user={user.data} onClose={onClose} />;
  }
  return (
    <Dialog onClose={onClose} title={t('identity.users.edit')}>
      {user.isError ? <Failure error={user.error} onRetry={() => void user.refetch()} /> : <Loading />}
    </Dialog>
  );
}

function UserFields({ user, onClose }: { user: User | undefined; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const me = useUser();
  const queries = useQueryClient();
  const branches = useBranches();
  const [problem, setProblem] = useState<string>();
  // A supervisor manages the people of the own branch and gives no role that allows more than their own.
  const fixedBranch = boundTo(me);
  const choices = useRoleChoices(PEOPLE_ROLES);
  const form = useForm<UserForm>({
    defaultValues: {
      username: user?.username ?? '',
      name: user?.name ?? '',
      password: '',
      roles: user?.roles ?? [],
      branch: user === undefined ? (fixedBranch ?? '') : (user.branch ?? ''),
    },
    resolver: zodResolver(user === undefined ? newSchema : changeSchema),
  });
  const errors = form.formState.errors;

  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    const body = { name: values.name, roles: values.roles, branch: values.branch === '' ? null : values.branch };
    try {
      if (user === undefined) {
        await data(
          api.POST('/api/pos/usuarios', {
            body: { ...body, username: values.username, password: values.password },
          }),
        );
      } else {
        await data(api.PUT('/api/pos/usuarios/{id}', { params: { path: { id: user.id } }, body }));
      }
      await queries.invalidateQueries({ queryKey: USERS_KEY });
      notifyDone(t('action.saved'));
      onClose();
    } catch (error) {
      if (error instanceof Problem && error.code === 'ALREADY_EXISTS') {
        form.setError('username', { type: 'server', message: error.message }, { shouldFocus: true });
      } else {
        setProblem(placeProblem(error, form.setError, FIELDS));
      }
    }
  });

  return (
    <FormDialog
      title={t(user === undefined ? 'identity.users.new' : 'identity.users.edit')}
      problem={problem}
      busy={form.formState.isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('identity.users.username')}
        description={t(user === undefined ? 'identity.users.usernameHint' : 'identity.users.usernameFixed')}
        required={user === undefined}
        readOnly={user !== undefined}
        variant={user === undefined ? 'default' : 'filled'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={60}
        data-autofocus={user === undefined || undefined}
        error={errorText(errors.username)}
        {...form.register('username')}
      />
      <TextInput
        label={t('field.name')}
        required
        maxLength={100}
        data-autofocus={user !== undefined || undefined}
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
            description={t('identity.users.branchHint')}
            allowDeselect={false}
            disabled={fixedBranch !== null}
            data={[{ value: '', label: t('identity.wholeChain') }, ...branchChoices(branches.data)]}
            error={errorText(fieldState.error)}
          />
        )}
      />
      {user === undefined && (
        <>
          <TextInput
            label={t('field.password')}
            description={t('identity.users.passwordHint')}
            required
            autoComplete="off"
            spellCheck={false}
            styles={{ input: { fontFamily: 'monospace' } }}
            error={errorText(errors.password)}
            {...form.register('password')}
          />
          <Group>
            <Button
              size="xs"
              variant="default"
              onClick={() => form.setValue('password', suggestPassword(), { shouldValidate: true })}
            >
              {t('identity.users.suggest')}
            </Button>
          </Group>
        </>
      )}
    </FormDialog>
  );
}
