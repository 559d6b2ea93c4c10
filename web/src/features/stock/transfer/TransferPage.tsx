import { Alert, Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '@/api/problem';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { formatDateTime } from '@/kit/dates';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import { formatNumber } from '@/money/format';
import { useUser } from '@/offline/session/session';
import { mayActAt } from '../access';
import { ProductLink } from '../ProductLink';
import { useNames } from '../queries';
import classes from '../warehouse.module.css';
import { Arrival } from './Arrival';
import { STATUS_COLORS, type Transfer, useTransfer, useTransferStep } from './queries';

/** One transfer and its next step: send, receive, or give up. */
export default function TransferPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const transfer = useTransfer(id);
  if (transfer.isPending) {
    return <Loading />;
  }
  if (transfer.isError) {
    return <Failure error={transfer.error} onRetry={() => void transfer.refetch()} />;
  }
  return <Details key={id} transfer={transfer.data} />;
}

function Details({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('stock');
  const user = useUser();
  const dates = [
    ['created', transfer.created_at],
    ['sent', transfer.sent_at],
    ['closed', transfer.closed_at],
  ] as const;
  return (
    <Stack className={classes.page} gap="sm">
      <ScreenHead title={`${transfer.from} → ${transfer.to}`}>
        <Badge size="lg" color={STATUS_COLORS[transfer.status]} variant="filled" tt="none">
          {t(`stock.transfer.statuses.${transfer.status}`)}
        </Badge>
        <Button variant="default" renderRoot={(props) => <Link to="/bodega/traslados" {...props} />}>
          {t('action.back')}
        </Button>
      </ScreenHead>
      <Group gap="lg">
        {dates.map(([name, at]) =>
          at === null ? null : (
            <Text key={name} size="sm">
              {t(`stock.transfer.at.${name}`, { time: formatDateTime(at) })}
            </Text>
          ),
        )}
      </Group>
      {transfer.reason !== null && <Text size="sm">{transfer.reason}</Text>}
      {transfer.shortage_reason !== null && (
        <Alert color="orange">{t('stock.transfer.shortageReason', { reason: transfer.shortage_reason })}</Alert>
      )}
      {transfer.status === 'sent' && mayActAt(user, transfer.to) ? (
        <Arrival transfer={transfer} />
      ) : (
        <>
          <Lines transfer={transfer} />
          {transfer.status === 'sent' && <Alert>{t('stock.transfer.underWay', { branch: transfer.to })}</Alert>}
          {transfer.status === 'draft' && <DraftSteps transfer={transfer} />}
        </>
      )}
    </Stack>
  );
}

function Lines({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('stock');
  const names = useNames(transfer.items.map((line) => line.sku));
  const closed = transfer.status === 'received';
  return (
    <Table verticalSpacing="xs" aria-label={t('stock.lines')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('stock.column.product')}</Table.Th>
          <Table.Th className="number">{t('stock.transfer.sentQuantity')}</Table.Th>
          {closed && <Table.Th className="number">{t('stock.transfer.received')}</Table.Th>}
          {closed && <Table.Th className="number">{t('stock.transfer.shortage')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {transfer.items.map((line) => (
          <Table.Tr key={line.sku}>
            <Table.Td>
              <ProductLink sku={line.sku} name={names.get(line.sku)?.name} />
            </Table.Td>
            <Table.Td className="number">{formatNumber(line.quantity)}</Table.Td>
            {closed && <Table.Td className="number">{formatNumber(line.received ?? 0)}</Table.Td>}
            {closed && (
              <Table.Td className="number">
                {(line.shortage ?? 0) > 0 && (
                  <Text size="sm" fw={700} component="span" c="var(--figure-bad)">
                    {formatNumber(line.shortage ?? 0)}
                  </Text>
                )}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function DraftSteps({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('stock');
  const user = useUser();
  const step = useTransferStep(transfer.id);
  const [asking, { open, close }] = useDisclosure();
  return (
    <div className={classes.bar}>
      {step.isError && (
        <Alert color="red" role="alert" mb="xs">
          {sentenceOf(step.error)}
        </Alert>
      )}
      <Group gap="sm" grow preventGrowOverflow={false}>
        <Button size="lg" variant="default" onClick={open} disabled={step.isPending}>
          {t('stock.transfer.cancel')}
        </Button>
        {mayActAt(user, transfer.from) && (
          <Button size="lg" loading={step.isPending} onClick={() => step.mutate('enviar')}>
            {t('stock.transfer.send')}
          </Button>
        )}
      </Group>
      {asking && (
        <ConfirmDialog
          title={t('stock.transfer.cancelTitle')}
          action={t('stock.transfer.cancel')}
          onConfirm={() => step.mutateAsync('cancelar')}
          onClose={close}
        >
          {t('stock.transfer.cancelText')}
        </ConfirmDialog>
      )}
    </div>
  );
}
