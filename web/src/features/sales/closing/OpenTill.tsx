import { Alert, Button, Card, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { sentenceOf } from '@/api/problem';
import { ScreenHead } from '@/kit/states';
import { parseMoney } from '@/money/input';
import type { Device } from '../till/device';

interface Props {
  device: Device;
  onOpened: () => void;
}

/** Opens a till with the cash that is in it. */
export default function OpenTill({ device, onOpened }: Props) {
  const { t } = useTranslation('sales');
  const [text, setText] = useState('');
  const amount = parseMoney(text, device.currency);
  const open = useMutation({
    mutationFn: (opening: number) =>
      data(
        api.POST('/api/pos/cajas/{register}/abrir', {
          params: { path: { register: device.register } },
          body: { opening_float: opening },
        }),
      ),
    onSuccess: onOpened,
  });
  return (
    <Card withBorder maw={460} w="100%" mx="auto" padding="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (amount !== undefined) {
            open.mutate(amount);
          }
        }}
      >
        <Stack>
          <ScreenHead title={t('sales.open.title', { register: device.register })} />
          <Text size="sm">{t('sales.open.text')}</Text>
          <TextInput
            label={t('sales.open.float')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            inputMode="decimal"
            autoComplete="off"
            autoFocus
            error={text !== '' && amount === undefined ? t('sales.charge.noAmount') : undefined}
          />
          {open.isError && (
            <Alert color="red" role="alert">
              {sentenceOf(open.error)}
            </Alert>
          )}
          <Button type="submit" disabled={amount === undefined} loading={open.isPending}>
            {t('sales.open.open')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
