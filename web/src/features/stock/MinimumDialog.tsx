import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { sentenceOf } from '@/api/problem';
import { Dialog } from '@/kit/Dialog';
import { type Thousandths, thousandths } from '@/money/amounts';
import { QuantityInput } from './QuantityInput';

export interface MinimumOf {
  sku: string;
  name: string;
  branch: string;
  unit: string;
  minimum: number;
}

/** Sets the level from which on a product is critical at a branch. */
export function MinimumDialog({ product, onClose }: { product: MinimumOf; onClose: () => void }) {
  const { t } = useTranslation('stock');
  const queries = useQueryClient();
  const [minimum, setMinimum] = useState<Thousandths>(thousandths(product.minimum));
  const save = useMutation({
    mutationFn: () =>
      data(
        api.PUT('/api/deposito/stock/minimos', {
          body: { sku: product.sku, branch: product.branch, minimum: minimum / 1000 },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['stock'] });
      notifications.show({ color: 'teal', message: t('stock.minimum.saved', { name: product.name }) });
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={t('stock.minimum.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <Text size="sm">{t('stock.minimum.text', { name: product.name, branch: product.branch })}</Text>
          <Group justify="center">
            <QuantityInput
              value={minimum}
              onChange={setMinimum}
              unit={product.unit}
              label={t('stock.column.minimum')}
              autoFocus
            />
          </Group>
          {save.isError && (
            <Alert color="red" role="alert">
              {sentenceOf(save.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" size="md" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" size="md" loading={save.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
