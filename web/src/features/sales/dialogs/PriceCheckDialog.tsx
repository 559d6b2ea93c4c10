import { Button, Group, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/kit/Dialog';
import { formatMoney, formatQuantity } from '@/money/format';
import { useProductSearch } from '../till/lookup';
import classes from '../till/till.module.css';
import type { DialogProps } from './dialog';

/** What something costs, without selling it. */
export function PriceCheckDialog({ device, onClose, onAdd, scanned }: DialogProps) {
  const { t } = useTranslation('sales');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    if (scanned !== '') {
      setText(scanned);
      setChosen(0);
    }
  }, [scanned]);
  const found = useProductSearch(text.trim(), device.branch);
  const product = found.items[chosen];
  return (
    <Dialog onClose={onClose} title={t('sales.keys.priceCheck')} size="lg">
      <Stack>
        <TextInput
          label={t('sales.search.label')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
          }}
          autoComplete="off"
          data-autofocus
        />
        {product !== undefined && (
          <Stack gap={4} role="status">
            <Text fw={600}>{product.name}</Text>
            <Text size="sm" c="dimmed">
              {product.sku}
              {product.stock !== undefined &&
                ` · ${t('sales.search.stock', { quantity: formatQuantity(Math.round(product.stock * 1000)), unit: product.unit })}`}
            </Text>
            <div className={classes.total}>
              {product.price === null
                ? t('sales.search.noPrice', { currency: product.currency })
                : formatMoney(product.price, product.currency)}
            </div>
            <Group justify="flex-end">
              <Button
                onClick={() => {
                  onAdd(product);
                  onClose();
                }}
              >
                {t('sales.search.add')}
              </Button>
            </Group>
          </Stack>
        )}
        {found.query !== '' && found.items.length === 0 && <Text role="status">{t('sales.search.nothing')}</Text>}
        {found.items.length > 1 && (
          <Stack gap={0}>
            {found.items.map((each, index) => (
              <UnstyledButton
                key={each.sku}
                className={classes.hit ?? ''}
                data-highlighted={index === chosen || undefined}
                onClick={() => setChosen(index)}
              >
                <span className={classes.hitName}>{each.name}</span>
                <strong>
                  {each.price === null
                    ? t('sales.search.noPrice', { currency: each.currency })
                    : formatMoney(each.price, each.currency)}
                </strong>
              </UnstyledButton>
            ))}
          </Stack>
        )}
      </Stack>
    </Dialog>
  );
}
