import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Loading } from '@/kit/states';
import { formatMoney } from '@/money/format';
import { costOf, type Product } from '../queries';

/** What a product costs, for who may know it and asks: each look is noted. */
export function CostFacts({ product }: { product: Product }) {
  const { t } = useTranslation('catalog');
  const [asked, setAsked] = useState(false);
  const cost = useQuery({ ...costOf(product.sku), enabled: asked });
  if (!asked) {
    return (
      <Group gap="sm">
        <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
          {t('catalog.card.showCosts')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('catalog.card.costsNoted')}
        </Text>
      </Group>
    );
  }
  if (cost.isPending) {
    return <Loading />;
  }
  if (cost.isError) {
    return <Failure error={cost.error} onRetry={() => void cost.refetch()} />;
  }
  const known = cost.data;
  const money = (amount: number | null | undefined, currency: string | null | undefined) =>
    amount === null || amount === undefined ? '—' : formatMoney(amount, currency ?? product.currency);
  return (
    <Group gap="lg" role="status">
      <Text size="sm">
        {t('catalog.fields.cost')}: <strong>{money(known?.cost, known?.cost_currency)}</strong>
      </Text>
      <Text size="sm">
        {t('catalog.fields.suggestedPrice')}: <strong>{money(known?.suggested_price, known?.currency)}</strong>
      </Text>
    </Group>
  );
}
