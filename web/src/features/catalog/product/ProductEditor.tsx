import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button, Card, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { type Resolver, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { placeProblem } from '@/kit/forms';
import { ProductFields } from './ProductFields';
import { newProductSchema, type ProductForm, productSchema } from './schema';

const FIELDS = [
  'sku',
  'name',
  'description',
  'barcodes',
  'category',
  'brand',
  'unit',
  'tax_category',
  'price',
  'currency',
  'cost',
  'cost_currency',
  'suggested_price',
  'active',
] as const;

interface Props {
  initial: ProductForm;
  existing: boolean;
  save: (form: ProductForm) => Promise<void>;
  onCancel: () => void;
}

/** The form of a product, new or known. */
export function ProductEditor({ initial, existing, save, onCancel }: Props) {
  const { t } = useTranslation('catalog');
  const [problem, setProblem] = useState<string>();
  const form = useForm<ProductForm>({
    defaultValues: initial,
    resolver: zodResolver(existing ? productSchema : newProductSchema) as Resolver<ProductForm>,
  });
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      await save(values);
    } catch (error) {
      // Two refusals speak of one field without naming it.
      const code = error instanceof Problem ? error.code : undefined;
      if (code === 'BARCODE_IN_USE' || code === 'ALREADY_EXISTS') {
        form.setError(code === 'ALREADY_EXISTS' ? 'sku' : 'barcodes', {
          type: 'server',
          message: (error as Problem).message,
        });
        return;
      }
      setProblem(placeProblem(error, form.setError, FIELDS));
    }
  });
  return (
    <Card withBorder component="form" onSubmit={submit} noValidate maw={960}>
      <Stack>
        <ProductFields form={form} existing={existing} />
        {problem !== undefined && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={form.formState.isSubmitting}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
