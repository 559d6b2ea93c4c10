import { Select, SimpleGrid } from '@mantine/core';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/kit/forms';
import { useCurrencies } from '../currencies';
import { MoneyInput } from '../MoneyInput';
import type { ProductForm } from './schema';

interface Props {
  form: UseFormReturn<ProductForm>;
  /** The price of a product that exists is set on its card. */
  existing: boolean;
}

/** Price, cost and what the supplier suggests, beside their currencies where the company sells in several. */
export function AmountFields({ form, existing }: Props) {
  const { t } = useTranslation('catalog');
  const several = useCurrencies().length > 1;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {!existing && (
        <Amount
          form={form}
          name="price"
          label={t('catalog.fields.price')}
          hint={t('catalog.form.priceHint')}
          required
        />
      )}
      {!existing && several && <CurrencySelect form={form} amount="price" label={t('catalog.fields.priceCurrency')} />}
      <Amount
        form={form}
        name="cost"
        label={t('catalog.fields.cost')}
        hint={existing ? t('catalog.form.costKept') : t('catalog.form.costHint')}
      />
      {several && <CurrencySelect form={form} amount="cost" label={t('catalog.fields.costCurrency')} />}
      <Amount
        form={form}
        name="suggested_price"
        label={t('catalog.fields.suggestedPrice')}
        hint={existing ? t('catalog.form.costKept') : t('catalog.form.suggestedHint')}
      />
    </SimpleGrid>
  );
}

/** The suggested price is in the currency of the company. */
const CURRENCY_OF = { price: 'currency', cost: 'cost_currency' } as const;

interface AmountProps {
  form: UseFormReturn<ProductForm>;
  name: 'price' | 'cost' | 'suggested_price';
  label: string;
  hint: string;
  required?: boolean;
}

function Amount({ form, name, label, hint, required = false }: AmountProps) {
  const company = useCurrencies()[0];
  const stated = form.watch(CURRENCY_OF[name === 'price' ? 'price' : 'cost']);
  const currency = name === 'suggested_price' ? company : stated;
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => (
        <MoneyInput
          label={label}
          description={hint}
          required={required}
          currency={currency}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          inputRef={field.ref}
          error={errorText(fieldState.error)}
        />
      )}
    />
  );
}

function CurrencySelect(props: { form: UseFormReturn<ProductForm>; amount: 'price' | 'cost'; label: string }) {
  const { t } = useTranslation('catalog');
  const currencies = useCurrencies();
  return (
    <Controller
      control={props.form.control}
      name={CURRENCY_OF[props.amount]}
      render={({ field, fieldState }) => (
        <Select
          {...field}
          onChange={(value) => {
            // An amount of one currency is none of another.
            props.form.setValue(props.amount, undefined);
            field.onChange(value);
          }}
          label={props.label}
          description={t('catalog.form.currencyHint')}
          allowDeselect={false}
          data={currencies}
          error={errorText(fieldState.error)}
        />
      )}
    />
  );
}
