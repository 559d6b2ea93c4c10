import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, type Schemas } from '@/api/client';
import { sentenceOf } from '@/api/problem';
import { Dialog } from '@/kit/Dialog';
import { newId } from '@/kit/uuid';
import { parseQuantity, quantityNumber } from '@/money/amounts';
import { formatMoney, formatQuantity } from '@/money/format';
import { METHODS, type Method } from '../charge/payments';
import { AuthorizationFields } from '../dialogs/AuthorizationFields';
import classes from '../till/till.module.css';
import { openLines, refundOf, worth } from './returns';
import { useAuthorized } from './useAuthorized';

interface Props {
  sale: Schemas['Sale'];
  onClose: () => void;
  onDone: () => void;
}

/** Takes products back, as much of each line as has not come back yet, and says what to give for them. */
export function ReturnDialog({ sale, onClose, onDone }: Props) {
  const { t } = useTranslation('sales');
  const [texts, setTexts] = useState<Record<number, string>>({});
  const [reason, setReason] = useState('');
  const [method, setMethod] = useState<Method>(sale.payments[0]?.method ?? 'cash');
  // One id for the whole dialog: an answer that was lost does not give the money twice.
  const [id] = useState(() => newId());

  const lines = openLines(sale);
  const asked = lines.map((line) => {
    const text = texts[line.line] ?? '';
    const quantity = text.trim() === '' || text.trim() === '0' ? 0 : parseQuantity(text);
    const wrong = quantity === undefined || quantity > line.sold - line.returned;
    return { line, quantity: quantity ?? 0, wrong };
  });
  const back = asked.filter((each) => each.quantity > 0);
  const wrong = asked.some((each) => each.wrong);
  const total = wrong ? 0 : back.reduce((sum, each) => sum + worth(each.line, each.quantity), 0);
  const refund = refundOf(sale, total, method);

  const { action, credentials, setCredentials, shown, ready } = useAuthorized(
    (authorization) =>
      data(
        api.POST('/api/pos/ventas/{id}/devoluciones', {
          params: { path: { id: sale.id } },
          body: {
            id,
            items: back.map(({ line, quantity }) => ({ line: line.line, quantity: quantityNumber(quantity) })),
            reason: reason.trim(),
            refund: refund === 0 ? [] : [{ method, amount: refund }],
            ...(authorization === undefined ? {} : { authorization }),
          },
        }),
      ),
    (answer) => {
      notifications.show({
        color: 'teal',
        message: t('sales.history.refunded', {
          amount: formatMoney(answer.total + answer.cash_rounding, answer.currency),
        }),
      });
      onDone();
    },
    false,
  );
  const blocked = wrong || back.length === 0 || reason.trim() === '' || !ready;

  return (
    <Dialog onClose={onClose} title={t('sales.history.returnTitle', { number: sale.number })} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked) {
            action.mutate();
          }
        }}
      >
        <Stack>
          {asked.map(({ line, wrong: bad }, index) => (
            <Group key={line.line} justify="space-between" wrap="nowrap">
              <Text size="sm">{line.name}</Text>
              <Group gap="xs" wrap="nowrap">
                <TextInput
                  aria-label={t('sales.history.returnQuantity', { name: line.name })}
                  value={texts[line.line] ?? ''}
                  onChange={(event) => setTexts({ ...texts, [line.line]: event.currentTarget.value })}
                  inputMode="decimal"
                  autoComplete="off"
                  w={80}
                  disabled={line.sold === line.returned}
                  error={bad}
                  {...(index === 0 ? { 'data-autofocus': true } : {})}
                />
                <Text size="sm" c="dimmed" miw="5rem">
                  {t('sales.history.ofSold', { quantity: formatQuantity(line.sold - line.returned) })}
                </Text>
              </Group>
            </Group>
          ))}
          <TextInput
            label={t('field.reason')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Select
            label={t('sales.history.refundBy')}
            data={METHODS.map((each) => ({ value: each, label: t(`sales.methods.${each}`) }))}
            value={method}
            onChange={(value) => setMethod((value ?? 'cash') as Method)}
            allowDeselect={false}
          />
          <div className={classes.row} aria-live="polite">
            <Text size="lg">{t('sales.history.refund')}</Text>
            <span className={classes.big}>{formatMoney(refund, sale.currency)}</span>
          </div>
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
            <Button type="submit" loading={action.isPending} disabled={blocked}>
              {t('sales.history.takeBack')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
