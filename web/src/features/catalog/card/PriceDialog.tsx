import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, type Resolver, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { api, data } from '@/api/client';
import { branchChoices, useBranches } from '@/kit/branches';
import { Dialog } from '@/kit/Dialog';
import { nowWithOffset, spellOut } from '@/kit/dates';
import { errorText, placeProblem } from '@/kit/forms';
import { notifyDone } from '@/kit/notices';
import { messageKey } from '@/kit/text';
import { MAX_AMOUNT } from '@/money/amounts';
import { formatMoney } from '@/money/format';
import { may, useUser } from '@/offline/session/session';
import { useCurrencies } from '../currencies';
import { MoneyInput } from '../MoneyInput';
import { CATALOG_KEY, type Product } from '../queries';
import { currencyAt, targetKey, targetOf } from './prices';

const schema = z
  .object({
    amount: z
      .number(messageKey('kit', 'field.required'))
      .check(z.gte(0), z.lte(MAX_AMOUNT, messageKey('catalog', 'catalog.errors.amount'))),
    target: z.string(),
    when: z.enum(['now', 'later']),
    validFrom: z.string(),
    reason: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, messageKey('kit', 'field.required')),
        z.maxLength(200, messageKey('catalog', 'catalog.errors.tooLong')),
      ),
  })
  .check(
    z.refine((form) => form.when === 'now' || Date.parse(form.validFrom) > Date.now(), {
      path: ['validFrom'],
      message: messageKey('catalog', 'catalog.errors.past'),
    }),
  );

type PriceForm = Omit<z.infer<typeof schema>, 'amount'> & { amount: number | undefined };

const FIELDS = ['amount', 'target', 'validFrom', 'reason'] as const;

/** Sets a price from now or from a moment on, for all branches or one. */
export function PriceDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  const { t } = useTranslation('catalog');
  const user = useUser();
  const queries = useQueryClient();
  const branches = useBranches();
  const [problem, setProblem] = useState<string>();
  const wholeChain = may(user, 'catalog.set_chain_prices');
  const form = useForm<PriceForm>({
    defaultValues: {
      amount: undefined,
      target: targetKey(wholeChain || user.branch === null ? { currency: product.currency } : { branch: user.branch }),
      when: 'now',
      validFrom: '',
      reason: '',
    },
    resolver: zodResolver(schema) as unknown as Resolver<PriceForm>,
  });
  const later = form.watch('when') === 'later';
  const currencies = useCurrencies();
  const currencyOf = (target: string) => currencyAt(targetOf(target), branches.data ?? []);
  const currency = currencyOf(form.watch('target'));

  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      await data(
        api.POST('/api/pos/productos/{sku}/precios', {
          params: { path: { sku: product.sku } },
          body: {
            amount: values.amount ?? 0,
            reason: values.reason,
            ...targetOf(values.target),
            ...(values.when === 'later' && { valid_from: nowWithOffset(new Date(values.validFrom)) }),
          },
        }),
      );
      await queries.invalidateQueries({ queryKey: CATALOG_KEY });
      notifyDone(t('catalog.price.saved', { amount: formatMoney(values.amount ?? 0, currency) }));
      onClose();
    } catch (error) {
      setProblem(
        placeProblem(error, form.setError, FIELDS, { valid_from: 'validFrom', branch: 'target', currency: 'target' }),
      );
    }
  });

  return (
    <Dialog onClose={onClose} title={t('catalog.price.title', { name: product.name })}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {product.price !== null && product.price !== undefined && (
            <Text size="sm" c="dimmed">
              {t('catalog.price.now', { amount: formatMoney(product.price, product.currency) })}
            </Text>
          )}
          <Controller
            control={form.control}
            name="amount"
            render={({ field, fieldState }) => (
              <MoneyInput
                label={t('catalog.price.amount')}
                description={t('catalog.form.priceHint')}
                required
                autoFocus
                currency={currency}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                inputRef={field.ref}
                error={errorText(fieldState.error)}
              />
            )}
          />
          <Controller
            control={form.control}
            name="target"
            render={({ field, fieldState }) => (
              <Select
                {...field}
                onChange={(value) => {
                  // An amount of one currency is none of another.
                  if (value !== null && currencyOf(value) !== currency) {
                    form.setValue('amount', undefined);
                  }
                  field.onChange(value ?? field.value);
                }}
                label={t('field.branch')}
                allowDeselect={false}
                data={[
                  ...(wholeChain ? currencies : []).map((each) => ({
                    value: targetKey({ currency: each }),
                    label:
                      currencies.length === 1
                        ? t('catalog.price.general')
                        : t('catalog.price.generalIn', { currency: each }),
                  })),
                  ...branchChoices(branches.data)
                    .filter((choice) => wholeChain || user.branch === null || choice.value === user.branch)
                    .map(({ value, label }) => ({ value: targetKey({ branch: value }), label })),
                ]}
                error={errorText(fieldState.error)}
              />
            )}
          />
          <Controller
            control={form.control}
            name="when"
            render={({ field }) => (
              <SegmentedControl
                {...field}
                aria-label={t('catalog.price.when')}
                data={[
                  { value: 'now', label: t('catalog.price.fromNow') },
                  { value: 'later', label: t('catalog.price.fromLater') },
                ]}
              />
            )}
          />
          {later && (
            <TextInput
              type="datetime-local"
              label={t('catalog.price.validFrom')}
              description={spellOut(form.watch('validFrom')) || t('catalog.price.zoneHint')}
              required
              error={errorText(form.formState.errors.validFrom)}
              {...form.register('validFrom')}
            />
          )}
          <TextInput
            label={t('field.reason')}
            placeholder={t('catalog.price.reasonHint')}
            required
            maxLength={200}
            error={errorText(form.formState.errors.reason)}
            {...form.register('reason')}
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
              {t('catalog.price.set')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
