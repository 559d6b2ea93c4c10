import { Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { notifyDone } from '@/kit/notices';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import { CATALOG_KEY, type Product, productBySku } from '../queries';
import { ProductEditor } from './ProductEditor';
import type { ProductForm } from './schema';

/** Changes what is known of a product; its prices are set on its card, where their history is. */
export default function EditProductPage() {
  const { t } = useTranslation('catalog');
  const { sku } = useParams({ strict: false }) as { sku: string };
  const navigate = useNavigate();
  const queries = useQueryClient();
  const product = useQuery({ ...productBySku(sku), staleTime: 0 });
  const back = () => navigate({ to: '/productos/$sku', params: { sku } });

  const save = async (form: ProductForm) => {
    const { sku: _sku, price: _price, currency: _currency, cost, cost_currency, suggested_price, ...facts } = form;
    await data(
      api.PUT('/api/pos/productos/{sku}', {
        params: { path: { sku } },
        body: {
          ...facts,
          ...(cost !== undefined && { cost, cost_currency }),
          ...(suggested_price !== undefined && { suggested_price }),
        },
      }),
    );
    await queries.invalidateQueries({ queryKey: CATALOG_KEY });
    notifyDone(t('action.saved'));
    await back();
  };

  return (
    <Stack>
      <ScreenHead title={t('catalog.form.edit', { name: product.data?.name ?? sku })} />
      {product.isPending && <Loading />}
      {product.isError && <Failure error={product.error} onRetry={() => void product.refetch()} />}
      {product.isSuccess && (
        <ProductEditor initial={formOf(product.data)} existing save={save} onCancel={() => void back()} />
      )}
    </Stack>
  );
}

function formOf(product: Product): ProductForm {
  return {
    sku: product.sku,
    name: product.name,
    description: product.description ?? '',
    barcodes: product.barcodes,
    category: product.category ?? '',
    brand: product.brand ?? '',
    unit: product.unit,
    tax_category: product.tax_category,
    price: undefined,
    currency: product.currency,
    cost: undefined,
    cost_currency: product.currency,
    suggested_price: undefined,
    active: product.active,
  };
}
