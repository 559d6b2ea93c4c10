import { Alert, Badge, Button, Card, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { Failure, Loading } from '@/kit/states';
import { formatNumber } from '@/money/format';
import { may, useUser } from '@/offline/session/session';
import { mayActAt } from '../access';
import type { MinimumOf } from '../MinimumDialog';
import { ProductLink } from '../ProductLink';
import { pageOf, type StockItem } from '../queries';

interface Props {
  product: { sku: string; name: string; unit: string };
  onClose: () => void;
  onMinimum: (product: MinimumOf) => void;
}

/** One product at every branch: what to answer somebody who asks for it. */
export function ProductStock({ product, onClose, onMinimum }: Props) {
  const { t } = useTranslation('stock');
  const user = useUser();
  const stock = useQuery({
    queryKey: ['stock', 'product', product.sku],
    queryFn: () =>
      data(api.GET('/api/deposito/stock', { params: { query: { sku: product.sku, ...pageOf(undefined) } } })),
  });
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" align="flex-start" mb="sm">
        <ProductLink sku={product.sku} name={product.name} />
        <Group gap="xs">
          {may(user, 'stock.read_movements') && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link to="/bodega/movimientos" search={{ sku: product.sku } as never} {...props} />
              )}
            >
              {t('stock.ledger.title')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('stock.overview.backToList')}
          </Button>
        </Group>
      </Group>
      {stock.isPending && <Loading />}
      {stock.isError && <Failure error={stock.error} onRetry={() => void stock.refetch()} />}
      {stock.data?.items.length === 0 && <Alert>{t('stock.overview.nowhere')}</Alert>}
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        {stock.data?.items.map((item) => (
          <BranchCard
            key={item.branch}
            item={item}
            unit={product.unit}
            onMinimum={
              may(user, 'stock.set_minimums') && mayActAt(user, item.branch)
                ? () => onMinimum({ ...product, branch: item.branch, minimum: item.minimum })
                : undefined
            }
          />
        ))}
      </SimpleGrid>
    </Card>
  );
}

interface CardProps {
  item: StockItem;
  unit: string;
  onMinimum: (() => void) | undefined;
}

function BranchCard({ item, unit, onMinimum }: CardProps) {
  const { t } = useTranslation('stock');
  const critical = item.available <= item.minimum;
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between">
        <Title order={2} size="h5">
          {item.branch}
        </Title>
        {critical && (
          <Badge color="orange" variant="filled" tt="none">
            {t('stock.critical.badge')}
          </Badge>
        )}
      </Group>
      <Text size="xl" fw={700}>
        {formatNumber(item.available)} {unit}
      </Text>
      <Text size="sm" c="dimmed">
        {t('stock.overview.detail', {
          on_hand: formatNumber(item.on_hand),
          reserved: formatNumber(item.reserved),
          minimum: formatNumber(item.minimum),
        })}
      </Text>
      {onMinimum !== undefined && (
        <Button mt="xs" variant="default" onClick={onMinimum}>
          {t('stock.minimum.title')}
        </Button>
      )}
    </Card>
  );
}
