import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/kit/Dialog';
import { formatTaxId, normalizeTaxId } from '@/money/taxId';
import type { DialogProps } from './dialog';

/** Names the buyer, by tax id. */
export function CustomerDialog({ store, device, onClose }: DialogProps) {
  const { t } = useTranslation('sales');
  const known = store.current.customer;
  const chilean = device.currency === 'CLP';
  const [text, setText] = useState(known === undefined ? '' : chilean ? formatTaxId(known.taxId) : known.taxId);
  const [name, setName] = useState(known?.name ?? '');
  const [touched, setTouched] = useState(false);
  const taxId = chilean ? normalizeTaxId(text) : text.trim() || undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (taxId !== undefined) {
      store.dispatch({ type: 'customer', customer: { taxId, name: name.trim() || undefined } });
      onClose();
    }
  };

  return (
    <Dialog onClose={onClose} title={t('sales.customer.title')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={chilean ? t('sales.customer.taxId') : t('sales.customer.taxIdArgentina')}
            value={text}
            onChange={(event) => setText(chilean ? formatTaxId(event.currentTarget.value) : event.currentTarget.value)}
            maxLength={20}
            autoComplete="off"
            data-autofocus
            error={
              touched && taxId === undefined
                ? t(chilean ? 'sales.customer.wrong' : 'sales.customer.missing')
                : undefined
            }
          />
          <TextInput
            label={t('sales.customer.name')}
            value={name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            {known !== undefined && (
              <Button
                variant="subtle"
                color="red"
                onClick={() => {
                  store.dispatch({ type: 'customer', customer: undefined });
                  onClose();
                }}
              >
                {t('action.remove')}
              </Button>
            )}
            <Button type="submit">{t('sales.customer.take')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
