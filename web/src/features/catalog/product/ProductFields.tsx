import { Autocomplete, Select, SimpleGrid, Stack, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/kit/forms';
import { checkBarcode } from '../gtin';
import { categories } from '../queries';
import { AmountFields } from './AmountFields';
import { type ProductForm, UNITS } from './schema';
import { useTaxChoices } from './taxChoices';

interface Props {
  form: UseFormReturn<ProductForm>;
  /** A product that exists keeps its SKU, and its price has a history of its own. */
  existing: boolean;
}

/** The fields of a product. */
export function ProductFields({ form, existing }: Props) {
  const { t } = useTranslation('catalog');
  const known = useQuery(categories);
  const taxes = useTaxChoices(form.watch('tax_category'));
  const { register, control, formState } = form;
  const errors = formState.errors;
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('catalog.fields.sku')}
          description={existing ? t('catalog.form.skuFixed') : t('catalog.form.skuHint')}
          required={!existing}
          readOnly={existing}
          variant={existing ? 'filled' : 'default'}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          error={errorText(errors.sku)}
          {...register('sku')}
        />
        <TextInput
          label={t('field.name')}
          description={t('catalog.form.nameHint')}
          required
          maxLength={200}
          error={errorText(errors.name)}
          {...register('name')}
        />
      </SimpleGrid>
      <Controller
        control={control}
        name="barcodes"
        render={({ field, fieldState }) => (
          <TagsInput
            ref={field.ref}
            label={t('catalog.fields.barcodes')}
            description={t('catalog.form.barcodesHint')}
            value={field.value}
            onChange={(codes) => field.onChange(codes.map((code) => code.trim()).filter(Boolean))}
            onBlur={field.onBlur}
            error={errorText(fieldState.error) ?? barcodeFault(field.value, t)}
            splitChars={[',', ';', ' ']}
            maxTags={20}
            acceptValueOnBlur
            inputMode="text"
          />
        )}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Controller
          control={control}
          name="category"
          render={({ field, fieldState }) => (
            <Autocomplete
              {...field}
              label={t('catalog.fields.category')}
              data={known.data ?? []}
              limit={50}
              maxLength={100}
              error={errorText(fieldState.error)}
            />
          )}
        />
        <TextInput
          label={t('catalog.fields.brand')}
          maxLength={100}
          error={errorText(errors.brand)}
          {...register('brand')}
        />
        <Controller
          control={control}
          name="unit"
          render={({ field, fieldState }) => (
            <Select
              {...field}
              onChange={(value) => field.onChange(value ?? 'un')}
              label={t('catalog.fields.unit')}
              allowDeselect={false}
              searchable
              data={UNITS.map((unit) => ({ value: unit, label: t(`catalog.units.${unit}`) }))}
              error={errorText(fieldState.error)}
            />
          )}
        />
        <Controller
          control={control}
          name="tax_category"
          render={({ field, fieldState }) => (
            <Select
              {...field}
              label={t('catalog.fields.tax')}
              allowDeselect={false}
              data={taxes}
              error={errorText(fieldState.error)}
            />
          )}
        />
      </SimpleGrid>
      <AmountFields form={form} existing={existing} />
      <Textarea
        label={t('catalog.fields.description')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        error={errorText(errors.description)}
        {...register('description')}
      />
      <Controller
        control={control}
        name="active"
        render={({ field: { value, ...field } }) => (
          <Switch {...field} checked={value} label={t('catalog.form.active')} />
        )}
      />
    </Stack>
  );
}

/** Says at once which code is wrong, while the paper with the right one is still at hand. */
function barcodeFault(codes: readonly string[], t: TFunction<'catalog'>): string | undefined {
  const wrong = codes.find((code) => checkBarcode(code) !== 'valid');
  if (wrong === undefined) {
    return undefined;
  }
  const key = checkBarcode(wrong) === 'wrongCheckDigit' ? 'checkDigitOf' : 'barcodeOf';
  return t(`catalog.errors.${key}`, { code: wrong });
}
