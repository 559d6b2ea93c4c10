import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { sentenceOf } from '@/api/problem';
import { Loading } from '@/kit/states';
import { thousandths } from '@/money/amounts';
import { formatQuantity } from '@/money/format';
import { database } from '@/offline/database';
import { ProductEntry } from '../ProductEntry';
import { QuantityInput } from '../QuantityInput';
import { useNames } from '../queries';
import { ReasonInput } from '../ReasonInput';
import classes from '../warehouse.module.css';
import { type Arrived, allArrived, missing, noneArrived, unpack } from './arrivals';
import type { Transfer } from './queries';

interface Note {
  arrived: Arrived;
  reason: string;
}

/** Takes a transfer in: everything as sent, unless somebody counts something else. */
export function Arrival({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('stock');
  const queries = useQueryClient();
  const names = useNames(transfer.items.map((line) => line.sku));
  const sent = transfer.items.map((line) => ({ sku: line.sku, quantity: thousandths(line.quantity) }));
  const name = `stock.arrival.${transfer.id}`;
  const kept = useLiveQuery(
    async () => ({ note: (await database.facts.get(name))?.value as Note | undefined }),
    [name],
  );
  const note: Note = kept?.note ?? { arrived: allArrived(sent), reason: '' };
  // Applied to what is kept now: two quick scans are two.
  const change = (apply: (present: Note) => Partial<Note>) =>
    database.transaction('rw', database.facts, async () => {
      const present = ((await database.facts.get(name))?.value as Note | undefined) ?? note;
      await database.facts.put({ name, value: { ...present, ...apply(present) } });
    });

  const lost = missing(sent, note.arrived);
  const receive = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/deposito/traslados/{id}/recibir', {
          params: { path: { id: transfer.id } },
          body: {
            items: sent.map(({ sku }) => ({ sku, quantity: (note.arrived[sku] ?? 0) / 1000 })),
            reason: note.reason.trim() === '' ? null : note.reason.trim(),
          },
        }),
      ),
    onSuccess: () => database.facts.delete(name),
    onSettled: () => queries.invalidateQueries({ queryKey: ['stock'] }),
  });
  if (kept === undefined) {
    return <Loading />;
  }

  const take = async (sku: string): Promise<string | undefined> => {
    let refusal: string | undefined;
    await change((present) => {
      const unpacked = unpack(sent, present.arrived, sku);
      if (unpacked.kind === 'counted') {
        return { arrived: unpacked.arrived };
      }
      refusal = t(unpacked.kind === 'complete' ? 'stock.transfer.complete' : 'stock.transfer.notSent', { sku });
      return {};
    });
    return refusal;
  };
  const needsReason = lost.length > 0 && note.reason.trim() === '';

  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Text size="sm" style={{ flex: '1 1 14rem' }}>
          {t('stock.transfer.arrivalHint')}
        </Text>
        <Button variant="default" onClick={() => void change(() => ({ arrived: noneArrived(sent) }))}>
          {t('stock.transfer.fromZero')}
        </Button>
        <Button variant="default" onClick={() => void change(() => ({ arrived: allArrived(sent) }))}>
          {t('stock.transfer.everything')}
        </Button>
      </Group>
      <ProductEntry branch={transfer.to} disabled={receive.isPending} onProduct={(product) => take(product.sku)} />
      <Paper withBorder px="sm" component="ul" m={0} style={{ listStyle: 'none' }} aria-label={t('stock.lines')}>
        {sent.map((line) => {
          const label = names.get(line.sku)?.name ?? line.sku;
          const here = note.arrived[line.sku] ?? 0;
          return (
            <li key={line.sku} className={classes.line}>
              <div className={classes.product}>
                <Text size="sm" fw={600}>
                  {label}
                </Text>
                <Text size="xs" c="dimmed">
                  {line.sku} · {t('stock.transfer.wasSent', { quantity: formatQuantity(line.quantity) })}
                </Text>
                {here < line.quantity && (
                  <Text size="sm" fw={600} c="var(--figure-bad)">
                    {t('stock.transfer.missing', { quantity: formatQuantity(line.quantity - here) })}
                  </Text>
                )}
              </div>
              <QuantityInput
                value={here}
                max={line.quantity}
                unit={names.get(line.sku)?.unit ?? ''}
                label={label}
                disabled={receive.isPending}
                onChange={(quantity) =>
                  void change(({ arrived }) => ({ arrived: { ...arrived, [line.sku]: quantity } }))
                }
              />
            </li>
          );
        })}
      </Paper>
      {lost.length > 0 && (
        <ReasonInput
          label={t('stock.transfer.lossReason')}
          required
          suggestions={t('stock.transfer.lossReasons').split('|')}
          value={note.reason}
          disabled={receive.isPending}
          onChange={(reason) => void change(() => ({ reason }))}
        />
      )}
      <div className={classes.bar}>
        {receive.isError && (
          <Alert color="red" role="alert" mb="xs">
            {sentenceOf(receive.error)}
          </Alert>
        )}
        <Button size="lg" fullWidth loading={receive.isPending} disabled={needsReason} onClick={() => receive.mutate()}>
          {needsReason
            ? t('stock.adjustment.needsReason')
            : lost.length > 0
              ? t('stock.transfer.receiveWithLoss', { count: lost.length })
              : t('stock.transfer.receive')}
        </Button>
      </div>
    </Stack>
  );
}
