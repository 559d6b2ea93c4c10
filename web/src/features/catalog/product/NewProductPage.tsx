import { Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { notifyDone } from '@/kit/notices';
import { ScreenHead } from '@/kit/states';
import { useCurrencies } from '../currencies';
import { CATALOG_KEY } from '../queries';
import { ProductEditor } from './ProductEditor';
import { blank, type ProductForm } from './schema';

/** Adds a product with its first price. */
export default function NewProductPage() {
  const { t } = useTranslation('catalog');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const company = useCurrencies()[0];
  const save = async (form: ProductForm) => {
    const { cost, cost_currency, suggested_price, price, ...facts } = form;
    await data(
      api.POST('/api/pos/productos', {
        body: {
          ...facts,
          price: price ?? 0,
          ...(cost !== undefined && { cost, cost_currency }),
          ...(suggested_price !== undefined && { suggested_price }),
        },
      }),
    );
    await queries.invalidateQueries({ queryKey: CATALOG_KEY });
    notifyDone(t('catalog.form.created', { name: form.name }));
    await navigate({ to: '/productos/$sku', params: { sku: form.sku } });
  };
  return (
    <Stack>
      <ScreenHead title={t('catalog.products.new')} />
      <ProductEditor
        key={company}
        initial={blank(company)}
        existing={false}
        save={save}
        onCancel={() => void navigate({ to: '/productos' })}
      />
    </Stack>
  );
}
