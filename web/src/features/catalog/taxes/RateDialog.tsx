import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, type Resolver, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { api, data } from '@/api/client';
import { Dialog } from '@/kit/Dialog';
import { errorText, placeProblem } from '@/kit/forms';
import { notifyDone } from '@/kit/notices';
import { messageKey, wordOf } from '@/kit/text';
import { formatPercent } from '@/money/format';
import { CATALOG_KEY, type TaxCategory } from '../queries';
import { COUNTRIES } from './rates';

const day = z.string().check(z.minLength(1, messageKey('kit', 'field.required')));
const schema = z
  .object({
    category: z.string(),
    country: z.enum(COUNTRIES),
    percent: z
      .number(messageKey('kit', 'field.required'))
      .check(
        z.gte(1, messageKey('catalog', 'catalog.errors.percent')),
        z.lte(100, messageKey('catalog', 'catalog.errors.percent')),
      ),
    from: day,
    to: z.string(),
  })
  .check(
    z.refine((form) => form.to === '' || form.to > form.from, {
      path: ['to'],
      message: messageKey('catalog', 'catalog.errors.endsBefore'),
    }),
  );

type RateForm = Omit<z.infer<typeof schema>, 'percent'> & { percent: number | undefined };

const FIELDS = ['category', 'country', 'percent', 'from', 'to'] as const;

/** Adds a rate from a day on; the one that holds until then ends by itself. */
export function RateDialog({ categories, onClose }: { categories: readonly TaxCategory[]; onClose: () => void }) {
  const { t, i18n } = useTranslation('catalog');
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const form = useForm<RateForm>({
    defaultValues: { category: 'standard', country: 'CL', percent: undefined, from: '', to: '' },
    resolver: zodResolver(schema) as unknown as Resolver<RateForm>,
  });
  const submit = form.handleSubmit(async ({ category, country, percent = 0, from, to }) => {
    setProblem(undefined);
    try {
      await data(
        api.POST('/api/pos/impuestos/{category}/tasas', {
          params: { path: { category } },
          body: { country, percent, valid_from: from, ...(to !== '' && { valid_to: to }) },
        }),
      );
      await queries.invalidateQueries({ queryKey: CATALOG_KEY });
      notifyDone(t('catalog.rates.saved', { percent: formatPercent(percent, 2) }));
      onClose();
    } catch (error) {
      setProblem(placeProblem(error, form.setError, FIELDS, { valid_from: 'from', valid_to: 'to' }));
    }
  });
  return (
    <Dialog onClose={onClose} title={t('catalog.rates.new')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Controller
            control={form.control}
            name="category"
            render={({ field, fieldState }) => (
              <Select
                {...field}
                onChange={(value) => field.onChange(value ?? field.value)}
                label={t('catalog.rates.category')}
                allowDeselect={false}
                data-autofocus
                data={categories
                  .filter((each) => each.tax !== 'exempt')
                  .map((each) => ({ value: each.category, label: wordOf(t, 'catalog.taxes', each.category) }))}
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
                onChange={(value) => field.onChange(value ?? field.value)}
                label={t('catalog.rates.country')}
                allowDeselect={false}
                data={COUNTRIES.map((value) => ({ value, label: t(`catalog.rates.countries.${value}`) }))}
                error={errorText(fieldState.error)}
              />
            )}
          />
          <Controller
            control={form.control}
            name="percent"
            render={({ field, fieldState }) => (
              <NumberInput
                ref={field.ref}
                label={t('catalog.rates.percent')}
                description={t('catalog.rates.percentHint')}
                required
                value={field.value ?? ''}
                onChange={(typed) => field.onChange(typeof typed === 'number' ? typed : undefined)}
                onBlur={field.onBlur}
                suffix=" %"
                min={0}
                max={100}
                decimalScale={2}
                decimalSeparator={i18n.language.startsWith('en') ? '.' : ','}
                allowNegative={false}
                hideControls
                inputMode="decimal"
                error={errorText(fieldState.error)}
              />
            )}
          />
          <TextInput
            type="date"
            label={t('catalog.rates.from')}
            description={t('catalog.rates.fromHint')}
            required
            error={errorText(form.formState.errors.from)}
            {...form.register('from')}
          />
          <TextInput
            type="date"
            label={t('catalog.rates.to')}
            description={t('catalog.rates.toHint')}
            error={errorText(form.formState.errors.to)}
            {...form.register('to')}
          />
          {problem !== undefined && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={form.formState.isSubmitting}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
