import { zodResolver } from '@hookform/resolvers/zod';
import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { api, data } from '@/api/client';
import { Problem } from '@/api/problem';
import { BRANCHES_KEY, type Branch } from '@/kit/branches';
import { errorText, placeProblem } from '@/kit/forms';
import { notifyDone } from '@/kit/notices';
import { FormDialog } from '../FormDialog';
import { code, line } from '../rules';

const COUNTRIES = ['CL', 'AR'] as const;
const CURRENCIES = ['CLP', 'ARS'] as const;
const CURRENCY_OF = { CL: 'CLP', AR: 'ARS' } as const;
const FIELDS = ['code', 'name', 'address', 'commune', 'zone', 'country', 'currency'] as const;
const COMMON_ZONES = [
  'America/Santiago',
  'America/Punta_Arenas',
  'Pacific/Easter',
  'America/Argentina/Buenos_Aires',
  'America/Argentina/Cordoba',
  'America/Argentina/Mendoza',
  'America/Argentina/Salta',
  'America/Argentina/Tucuman',
  'America/Argentina/Ushuaia',
];

const schema = z.object({
  code,
  name: line(100),
  address: line(200),
  commune: line(100),
  zone: line(50),
  country: z.enum(COUNTRIES),
  currency: z.enum(CURRENCIES),
});

type BranchForm = z.infer<typeof schema>;

/** Adds a branch, or changes one; its code stays. */
export function BranchDialog({ branch, onClose }: { branch: Branch | undefined; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const form = useForm<BranchForm>({
    defaultValues: {
      code: branch?.code ?? '',
      name: branch?.name ?? '',
      address: branch?.address ?? '',
      commune: branch?.commune ?? '',
      zone: branch?.zone ?? 'America/Santiago',
      country: branch?.country ?? 'CL',
      currency: branch?.currency ?? 'CLP',
    },
    resolver: zodResolver(schema),
  });
  const errors = form.formState.errors;
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      if (branch === undefined) {
        await data(api.POST('/api/pos/sucursales', { body: values }));
      } else {
        const { code: _code, ...body } = values;
        await data(api.PUT('/api/pos/sucursales/{code}', { params: { path: { code: branch.code } }, body }));
      }
      await queries.invalidateQueries({ queryKey: BRANCHES_KEY });
      notifyDone(t('action.saved'));
      onClose();
    } catch (error) {
      if (error instanceof Problem && error.code === 'ALREADY_EXISTS') {
        form.setError('code', { type: 'server', message: error.message }, { shouldFocus: true });
      } else {
        setProblem(placeProblem(error, form.setError, FIELDS));
      }
    }
  });
  return (
    <FormDialog
      title={t(branch === undefined ? 'identity.branches.new' : 'identity.branches.edit')}
      problem={problem}
      busy={form.formState.isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('field.code')}
        description={t(branch === undefined ? 'identity.branches.codeHint' : 'identity.branches.codeFixed')}
        required={branch === undefined}
        readOnly={branch !== undefined}
        variant={branch === undefined ? 'default' : 'filled'}
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        data-autofocus={branch === undefined || undefined}
        error={errorText(errors.code)}
        {...form.register('code')}
      />
      <TextInput
        label={t('field.name')}
        required
        maxLength={100}
        data-autofocus={branch !== undefined || undefined}
        error={errorText(errors.name)}
        {...form.register('name')}
      />
      <TextInput
        label={t('identity.branches.address')}
        required
        maxLength={200}
        error={errorText(errors.address)}
        {...form.register('address')}
      />
      <TextInput
        label={t('identity.branches.commune')}
        required
        maxLength={100}
        error={errorText(errors.commune)}
        {...form.register('commune')}
      />
      <Controller
        control={form.control}
        name="zone"
        render={({ field, fieldState }) => (
          <Autocomplete
            {...field}
            label={t('identity.branches.zone')}
            description={t('identity.branches.zoneHint')}
            required
            data={COMMON_ZONES}
            error={errorText(fieldState.error)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="country"
        render={({ field, fieldState }) => (
          <Select
            {...field}
            onChange={(value) => {
              const country = COUNTRIES.find((each) => each === value) ?? field.value;
              field.onChange(country);
              // What is sold in there, as a rule; who sells in another currency chooses it below.
              form.setValue('currency', CURRENCY_OF[country]);
            }}
            label={t('identity.branches.country')}
            description={t('identity.branches.countryHint')}
            allowDeselect={false}
            data={COUNTRIES.map((value) => ({ value, label: t(`identity.branches.countries.${value}`) }))}
            error={errorText(fieldState.error)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="currency"
        render={({ field, fieldState }) => (
          <Select
            {...field}
            label={t('identity.branches.currency')}
            description={t('identity.branches.currencyHint')}
            allowDeselect={false}
            data={CURRENCIES.map((value) => ({ value, label: t(`identity.branches.currencies.${value}`) }))}
            error={errorText(fieldState.error)}
          />
        )}
      />
    </FormDialog>
  );
}
