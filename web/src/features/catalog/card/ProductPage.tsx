import { Badge, Button, Card, Group, SimpleGrid, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { formatDateTime } from '@/kit/dates';
import { notifyDone } from '@/kit/notices';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import { wordOf } from '@/kit/text';
import { useUrlState } from '@/kit/urlState';
import { formatMoney } from '@/money/format';
import { may, useUser } from '@/offline/session/session';
import { CATALOG_KEY, type Product, productBySku } from '../queries';
import { BranchTable } from './BranchTable';
import { CostFacts } from './CostFacts';
import { Ledger } from './Ledger';
import { PriceDialog } from './PriceDialog';
import { PriceHistory } from './PriceHistory';

/** Everything about one product: facts, prices and stock by branch, and how they came about. */
export default function ProductPage() {
  const { t } = useTranslation('catalog');
  const { sku } = useParams({ strict: false }) as { sku: string };
  const product = useQuery(productBySku(sku));
  if (product.isPending) {
    return <Loading />;
  }
  if (product.isError) {
    return (
      <Stack>
        <ScreenHead title={sku} />
        <Failure error={product.error} onRetry={() => void product.refetch()} />
        <Link to="/productos">{t('catalog.products.all')}</Link>
      </Stack>
    );
  }
  return <ProductCard product={product.data} />;
}

function ProductCard({ product }: { product: Product }) {
  const { t } = useTranslation('catalog');
  const user = useUser();
  const [url, setUrl] = useUrlState(['tab']);
  const [pricing, setPricing] = useState(false);
  const mayReadLedger = may(user, 'stock.read_movements');
  return (
    <Stack>
      <ScreenHead title={product.name}>
        {may(user, 'catalog.set_prices') && <Button onClick={() => setPricing(true)}>{t('catalog.price.set')}</Button>}
        {may(user, 'catalog.edit_products') && <WriterButtons product={product} />}
      </ScreenHead>
      <Facts product={product} />
      <Tabs value={url.tab ?? 'branches'} onChange={(tab) => setUrl({ tab: tab === 'branches' ? null : tab })}>
        <Tabs.List>
          <Tabs.Tab value="branches">{t('catalog.card.branches')}</Tabs.Tab>
          <Tabs.Tab value="prices">{t('catalog.card.prices')}</Tabs.Tab>
          {mayReadLedger && <Tabs.Tab value="ledger">{t('catalog.card.ledger')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="branches" pt="md">
          <BranchTable product={product} />
        </Tabs.Panel>
        <Tabs.Panel value="prices" pt="md">
          <PriceHistory product={product} />
        </Tabs.Panel>
        {mayReadLedger && (
          <Tabs.Panel value="ledger" pt="md">
            <Ledger sku={product.sku} />
          </Tabs.Panel>
        )}
      </Tabs>
      {pricing && <PriceDialog product={product} onClose={() => setPricing(false)} />}
    </Stack>
  );
}

function WriterButtons({ product }: { product: Product }) {
  const { t } = useTranslation('catalog');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const path = { sku: product.sku };
  const change = async (active: boolean) => {
    if (active) {
      await data(api.PUT('/api/pos/productos/{sku}', { params: { path }, body: { active } }));
    } else {
      await data(api.DELETE('/api/pos/productos/{sku}', { params: { path } }));
    }
    // Not awaited: the words of the dialog would change under the hand that closes it.
    void queries.invalidateQueries({ queryKey: CATALOG_KEY });
    notifyDone(t(active ? 'catalog.card.activated' : 'catalog.card.deactivated', { name: product.name }));
  };
  return (
    <>
      <Button variant="default" renderRoot={(props) => <Link to="/productos/$sku/editar" params={path} {...props} />}>
        {t('action.edit')}
      </Button>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t(product.active ? 'catalog.card.deactivate' : 'catalog.card.activate')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t(product.active ? 'catalog.card.deactivateTitle' : 'catalog.card.activateTitle')}
          action={t(product.active ? 'catalog.card.deactivate' : 'catalog.card.activate')}
          onConfirm={() => change(!product.active)}
          onClose={() => setAsking(false)}
        >
          {t(product.active ? 'catalog.card.deactivateText' : 'catalog.card.activateText', { name: product.name })}
        </ConfirmDialog>
      )}
    </>
  );
}

function Facts({ product }: { product: Product }) {
  const { t } = useTranslation('catalog');
  const user = useUser();
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('catalog.card.facts')}
        </Title>
        <SimpleGrid component="dl" cols={{ base: 2, sm: 3, lg: 6 }} my={0} spacing="sm">
          <Fact label={t('catalog.fields.sku')}>{product.sku}</Fact>
          <Fact label={t('catalog.card.generalPrice')}>
            <Text span fw={700}>
              {product.price === null || product.price === undefined
                ? t('catalog.noPrice')
                : formatMoney(product.price, product.currency)}
            </Text>
          </Fact>
          <Fact label={t('catalog.fields.category')}>{product.category ?? '—'}</Fact>
          <Fact label={t('catalog.fields.brand')}>{product.brand ?? '—'}</Fact>
          <Fact label={t('catalog.fields.unit')}>{wordOf(t, 'catalog.units', product.unit)}</Fact>
          <Fact label={t('catalog.fields.tax')}>{wordOf(t, 'catalog.taxes', product.tax_category)}</Fact>
          <Fact label={t('catalog.fields.barcodes')}>
            {product.barcodes.length === 0 ? '—' : <Group gap={6}>{product.barcodes.map(barcode)}</Group>}
          </Fact>
          <Fact label={t('catalog.fields.state')}>
            <Badge color={product.active ? 'teal' : 'gray'} variant={product.active ? 'light' : 'outline'}>
              {t(product.active ? 'catalog.active' : 'catalog.inactive')}
            </Badge>
          </Fact>
          <Fact label={t('catalog.fields.updated')}>{formatDateTime(product.updated_at)}</Fact>
        </SimpleGrid>
        {may(user, 'catalog.read_costs') && <CostFacts key={product.sku} product={product} />}
        {product.description !== undefined && product.description !== '' && (
          <Text size="sm">{product.description}</Text>
        )}
      </Stack>
    </Card>
  );
}

function barcode(code: string) {
  return (
    <Text key={code} span size="sm" ff="monospace">
      {code}
    </Text>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  );
}
