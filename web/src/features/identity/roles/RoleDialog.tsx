import { zodResolver } from '@hookform/resolvers/zod';
import { Checkbox, Fieldset, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { api, data } from '@/api/client';
import { Problem } from '@/api/problem';
import { errorText, placeProblem } from '@/kit/forms';
import { notifyDone } from '@/kit/notices';
import { Failure, Loading } from '@/kit/states';
import { wordOf } from '@/kit/text';
import { useUser } from '@/offline/session/session';
import { FormDialog } from '../FormDialog';
import { allPermissions, type PermissionFact, ROLES_KEY, type Role } from '../queries';
import { line, permissions, roleName } from '../rules';
import { mayGive } from './choices';

const schema = z.object({ name: roleName, title: line(60), permissions });
const FIELDS = ['name', 'title', 'permissions'] as const;

/** Makes a role, or changes one of the chain's own: a box for each thing that it can allow, by area. */
export function RoleDialog({ role, onClose }: { role: Role | undefined; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const known = useQuery(allPermissions);
  const [problem, setProblem] = useState<string>();
  const form = useForm<z.infer<typeof schema>>({
    defaultValues: { name: role?.name ?? '', title: role?.title ?? '', permissions: role?.permissions ?? [] },
    resolver: zodResolver(schema),
  });
  const errors = form.formState.errors;

  const submit = form.handleSubmit(async ({ name, title, permissions: chosen }) => {
    setProblem(undefined);
    try {
      if (role === undefined) {
        await data(api.POST('/api/pos/roles', { body: { name, title, permissions: chosen } }));
      } else {
        await data(
          api.PUT('/api/pos/roles/{name}', { params: { path: { name } }, body: { title, permissions: chosen } }),
        );
      }
      await queries.invalidateQueries({ queryKey: ROLES_KEY });
      notifyDone(t('action.saved'));
      onClose();
    } catch (error) {
      if (error instanceof Problem && error.code === 'ALREADY_EXISTS') {
        form.setError('name', { type: 'server', message: error.message }, { shouldFocus: true });
      } else {
        setProblem(placeProblem(error, form.setError, FIELDS));
      }
    }
  });

  return (
    <FormDialog
      title={t(role === undefined ? 'identity.ownRoles.new' : 'identity.ownRoles.edit')}
      problem={problem}
      busy={form.formState.isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('identity.ownRoles.name')}
        description={t('identity.ownRoles.nameHint')}
        required={role === undefined}
        readOnly={role !== undefined}
        variant={role === undefined ? 'default' : 'filled'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={30}
        data-autofocus={role === undefined || undefined}
        error={errorText(errors.name)}
        {...form.register('name')}
      />
      <TextInput
        label={t('identity.ownRoles.title')}
        required
        maxLength={60}
        data-autofocus={role !== undefined || undefined}
        error={errorText(errors.title)}
        {...form.register('title')}
      />
      {known.isPending && <Loading />}
      {known.isError && <Failure error={known.error} onRetry={() => void known.refetch()} />}
      {known.isSuccess && (
        <Controller
          control={form.control}
          name="permissions"
          render={({ field, fieldState }) => (
            <Checkbox.Group value={field.value} onChange={field.onChange} error={errorText(fieldState.error)}>
              <Areas permissions={known.data} />
            </Checkbox.Group>
          )}
        />
      )}
    </FormDialog>
  );
}

function Areas({ permissions: known }: { permissions: readonly PermissionFact[] }) {
  const { t } = useTranslation('identity');
  const me = useUser();
  const areas = [...new Set(known.map((permission) => permission.area))];
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('identity.ownRoles.limit')}
      </Text>
      {areas.map((area) => (
        <Fieldset key={area} legend={wordOf(t, 'identity.ownRoles.areas', area)}>
          <Stack gap="xs">
            {known
              .filter((permission) => permission.area === area)
              .map((permission) => (
                <Checkbox
                  key={permission.name}
                  value={permission.name}
                  label={permission.description}
                  disabled={!mayGive(me, { permissions: [permission.name] })}
                />
              ))}
          </Stack>
        </Fieldset>
      ))}
    </Stack>
  );
}
