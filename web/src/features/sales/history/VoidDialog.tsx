import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, type Schemas } from '@/api/client';
import { sentenceOf } from '@/api/problem';
import { Dialog } from '@/kit/Dialog';
import { useUser } from '@/offline/session/session';
import { AuthorizationFields } from '../dialogs/AuthorizationFields';
import { maySupervise } from '../limits';
import { useAuthorized } from './useAuthorized';

interface Props {
  sale: Schemas['Sale'];
  onClose: () => void;
  onDone: () => void;
}

/** Voids a whole sale; a cashier needs a supervisor beside. */
export function VoidDialog({ sale, onClose, onDone }: Props) {
  const { t } = useTranslation('sales');
  const user = useUser();
  const [reason, setReason] = useState('');
  const [restock, setRestock] = useState(true);
  const { action, credentials, setCredentials, shown, ready } = useAuthorized(
    (authorization) =>
      data(
        api.POST('/api/pos/ventas/{id}/anular', {
          params: { path: { id: sale.id } },
          body: { reason: reason.trim(), restock, ...(authorization === undefined ? {} : { authorization }) },
        }),
      ),
    () => {
      notifications.show({ color: 'teal', message: t('sales.history.voided') });
      onDone();
    },
    !maySupervise(user),
  );
  return (
    <Dialog onClose={onClose} title={t('sales.history.voidTitle', { number: sale.number })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && reason.trim() !== '') {
            action.mutate();
          }
        }}
      >
        <Stack>
          <Text size="sm">{t('sales.history.voidText')}</Text>
          <TextInput
            label={t('field.reason')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <Checkbox
            label={t('sales.history.restock')}
            checked={restock}
            onChange={(event) => setRestock(event.currentTarget.checked)}
          />
          {shown && (
            <AuthorizationFields value={credentials} onChange={setCredentials} why={t('sales.authorization.why')} />
          )}
          {action.isError && (
            <Alert color="red" role="alert">
              {sentenceOf(action.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.back')}
            </Button>
            <Button type="submit" color="red" loading={action.isPending} disabled={!ready || reason.trim() === ''}>
              {t('sales.history.void')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
