import { Alert, Button, Group, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, type Schemas } from '@/api/client';
import { useConnection } from '@/api/connection';
import { sentenceOf } from '@/api/problem';
import { Dialog } from '@/kit/Dialog';
import { formatMoney } from '@/money/format';
import { parseMoney } from '@/money/input';
import { database } from '@/offline/database';
import { forgetDiscards } from '@/offline/journal';
import { METHODS, type Method } from '../charge/payments';
import type { DialogProps } from '../dialogs/dialog';
import classes from '../till/till.module.css';
import { countedCash, DENOMINATIONS, readCount } from './denominations';

const OTHERS = METHODS.filter((method) => method !== 'cash');

/** Counts the till and closes it; what was expected is shown only after the count. */
export default function ClosingDialog({ device, store, onClose }: DialogProps) {
  const { t } = useTranslation('sales');
  const { online } = useConnection();
  const queries = useQueryClient();
  const { currency, register } = device;
  const [pieces, setPieces] = useState<Record<number, string>>({});
  const [amounts, setAmounts] = useState<Partial<Record<Method, string>>>({});
  const unsent = useLiveQuery(
    () => database.sales.filter((sale) => sale.register === register && sale.state !== 'sent').count(),
    [register],
    0,
  );
  const cash = countedCash(pieces);
  const miscounted = Object.values(pieces).some((count) => readCount(count) === undefined);
  const wrong = OTHERS.some((method) => (amounts[method] ?? '') !== '' && read(amounts[method]) === undefined);

  function read(text: string | undefined): number | undefined {
    return text === undefined || text === '' ? 0 : parseMoney(text, currency);
  }

  const close = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/pos/cajas/{register}/cerrar', {
          params: { path: { register } },
          body: {
            counted: [
              { method: 'cash' as const, amount: cash },
              ...OTHERS.map((method) => ({ method, amount: read(amounts[method]) ?? 0 })).filter(
                (each) => each.amount > 0,
              ),
            ],
          },
        }),
      ),
    onSuccess: async () => {
      await forgetDiscards(register);
      await queries.invalidateQueries({ queryKey: ['sales'] });
    },
  });

  if (close.data !== undefined) {
    return <Closed closing={close.data} currency={currency} onClose={onClose} />;
  }
  const blocked = !online || unsent > 0 || wrong || miscounted || store.current.lines.length > 0;
  return (
    <Dialog onClose={onClose} title={t('sales.closing.title', { register })} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked) {
            close.mutate();
          }
        }}
      >
        <Stack>
          {!online && <Alert color="orange">{t('sales.closing.offline')}</Alert>}
          {unsent > 0 && <Alert color="orange">{t('sales.closing.unsent', { count: unsent })}</Alert>}
          {store.current.lines.length > 0 && <Alert color="orange">{t('sales.closing.cart')}</Alert>}
          <Text fw={600}>{t('sales.closing.cash')}</Text>
          <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs">
            {DENOMINATIONS[currency].map((value, index) => (
              <TextInput
                key={value}
                label={formatMoney(value, currency)}
                value={pieces[value] ?? ''}
                onChange={(event) => setPieces({ ...pieces, [value]: event.currentTarget.value })}
                inputMode="numeric"
                autoComplete="off"
                rightSectionWidth={84}
                rightSection={
                  <Text size="xs" c="dimmed">
                    {formatMoney(value * (readCount(pieces[value] ?? '') ?? 0), currency)}
                  </Text>
                }
                error={readCount(pieces[value] ?? '') === undefined ? t('sales.closing.noCount') : undefined}
                {...(index === 0 ? { 'data-autofocus': true } : {})}
              />
            ))}
          </SimpleGrid>
          <div className={classes.row} aria-live="polite">
            <Text>{t('sales.closing.counted')}</Text>
            <span className={classes.big} data-testid="counted-cash">
              {formatMoney(cash, currency)}
            </span>
          </div>
          <Text fw={600}>{t('sales.closing.others')}</Text>
          <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs">
            {OTHERS.map((method) => (
              <TextInput
                key={method}
                label={t(`sales.methods.${method}`)}
                value={amounts[method] ?? ''}
                onChange={(event) => setAmounts({ ...amounts, [method]: event.currentTarget.value })}
                inputMode="decimal"
                autoComplete="off"
                error={read(amounts[method]) === undefined ? t('sales.charge.noAmount') : undefined}
              />
            ))}
          </SimpleGrid>
          {close.isError && (
            <Alert color="red" role="alert">
              {sentenceOf(close.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.back')}
            </Button>
            <Button type="submit" loading={close.isPending} disabled={blocked}>
              {t('sales.till.close')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface ClosedProps {
  closing: Schemas['TillClosing'];
  currency: string;
  onClose: () => void;
}

function Closed({ closing, currency, onClose }: ClosedProps) {
  const { t } = useTranslation('sales');
  const amountOf = (list: readonly { method: string; amount: number }[], method: string) =>
    list.find((each) => each.method === method)?.amount ?? 0;
  const { backdated } = closing.session;
  const sum = closing.difference.reduce((all, each) => all + each.amount, 0);
  return (
    <Dialog onClose={onClose} title={t('sales.closing.done')} size="lg">
      <Stack>
        <div className={classes.row} role="status">
          <Text size="lg">{t('sales.closing.difference')}</Text>
          <Text
            component="span"
            className={classes.total ?? ''}
            c={sum === 0 ? 'teal' : 'red'}
            data-testid="difference"
          >
            {formatMoney(sum, currency)}
          </Text>
        </div>
        {backdated !== undefined && (
          <Alert color="orange">
            {t('sales.closing.backdated', {
              count: backdated.count,
              amount: formatMoney(backdated.total, currency),
            })}
          </Alert>
        )}
        <Table fz="sm" horizontalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('sales.charge.method')}</Table.Th>
              <Table.Th className="number">{t('sales.closing.expected')}</Table.Th>
              <Table.Th className="number">{t('sales.closing.counted')}</Table.Th>
              <Table.Th className="number">{t('sales.closing.difference')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {closing.expected.map(({ method, amount }) => (
              <Table.Tr key={method}>
                <Table.Td>{t(`sales.methods.${method}`)}</Table.Td>
                <Table.Td className="number">{formatMoney(amount, currency)}</Table.Td>
                <Table.Td className="number">{formatMoney(amountOf(closing.counted, method), currency)}</Table.Td>
                <Table.Td className="number">{formatMoney(amountOf(closing.difference, method), currency)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end">
          <Button variant="default" className="no-print" onClick={() => window.print()}>
            {t('action.print')}
          </Button>
          <Button onClick={onClose} data-autofocus>
            {t('action.close')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
