import { Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { useBranches } from '@/kit/branches';
import { notifyDone } from '@/kit/notices';
import { ScreenHead } from '@/kit/states';
import { CATALOG_KEY, companyCurrency } from '../queries';
import { ProductEditor } from './ProductEditor';
import { BLANK, type ProductForm } from './schema';

/** Adds a product with its first price. */
export default function NewProductPage() {
  const { t } = useTranslation('catalog');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const branches = useBranches();
  const general = useQuery(companyCurrency);
  const save = async (form: ProductForm) => {
    const { cost, price, ...facts } = form;
    await data(
      api.POST('/api/pos/productos', {
        body: { ...facts, price: price ?? 0, ...(cost !== undefined && { cost }) },
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
        initial={BLANK}
        currency={general.data ?? branches.data?.[0]?.currency ?? 'CLP'}
        existing={false}
        save={save}
        onCancel={() => void navigate({ to: '/productos' })}
      />
    </Stack>
  );
}
