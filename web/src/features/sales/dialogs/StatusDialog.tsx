import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/api/connection';
import { Dialog } from '@/kit/Dialog';
import { formatDateTime } from '@/kit/dates';
import { formatNumber } from '@/money/format';
import { replica, useReplica } from '@/offline/catalog/replica';
import { database } from '@/offline/database';
import { exportJournal } from '@/offline/journal';
import { sender, useSenderState } from '@/offline/sending';
import { askToKeep, type Storage, storageStatus } from '@/offline/storage';
import { downloadJson } from '../download';
import { chooseDevice } from '../till/device';
import type { DialogProps } from './dialog';

const MEBIBYTE = 1024 * 1024;

/** How this till stands: its connection, its catalogue, its journal, its disk. */
export default function StatusDialog({ device, store, onClose }: DialogProps) {
  const { t } = useTranslation('sales');
  const { online, since } = useConnection();
  const catalog = useReplica();
  const sending = useSenderState();
  const counts = useLiveQuery(async () => {
    const of = (state: string) => database.sales.where('state').equals(state).count();
    return { waiting: await of('waiting'), rejected: await of('rejected'), sent: await of('sent') };
  }, []);
  const [storage, setStorage] = useState<Storage>();
  useEffect(() => {
    void storageStatus().then(setStorage);
  }, []);

  const rows: [string, string][] = [
    [t('sales.device.register'), `${device.register} (${device.branch})`],
    [
      t('sales.status.server'),
      online ? t('field.online') : t('sales.status.offlineSince', { time: formatDateTime(since) }),
    ],
    [
      t('sales.status.catalog'),
      catalog.complete
        ? t('sales.status.catalogOf', {
            count: catalog.products,
            number: formatNumber(catalog.products),
            time: catalog.updatedAt === undefined ? '—' : formatDateTime(catalog.updatedAt),
          })
        : t(catalog.updating ? 'sales.status.catalogLoading' : 'sales.status.catalogMissing'),
    ],
    [t('sales.status.sender'), t(`sales.sender.${sending}`)],
    [t('sales.status.waiting'), formatNumber(counts?.waiting ?? 0)],
    [t('sales.status.rejected'), formatNumber(counts?.rejected ?? 0)],
    [t('sales.status.sent'), formatNumber(counts?.sent ?? 0)],
    [t('sales.status.kept'), storage === undefined ? '…' : t(`sales.status.persisted.${storage.persisted}`)],
    [
      t('sales.status.room'),
      storage?.quota === undefined
        ? '—'
        : t('sales.status.roomOf', {
            used: formatNumber(Math.round((storage.usage ?? 0) / MEBIBYTE)),
            quota: formatNumber(Math.round(storage.quota / MEBIBYTE)),
          }),
    ],
    [t('sales.status.reserve'), storage === undefined ? '…' : t(`sales.status.reserved.${storage.reserve}`)],
  ];
  return (
    <Dialog onClose={onClose} title={t('sales.till.status')} size="lg">
      <Stack>
        <Table>
          <Table.Tbody>
            {rows.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {storage?.persisted === 'no' && <Text size="sm">{t('sales.status.keepHint')}</Text>}
        <Group>
          <Button
            variant="default"
            data-autofocus
            onClick={() => {
              void sender.wake();
              void replica.update();
            }}
            disabled={!online}
          >
            {t('sales.status.sync')}
          </Button>
          {storage?.persisted === 'no' && (
            <Button variant="default" onClick={() => void askToKeep().then(() => storageStatus().then(setStorage))}>
              {t('sales.status.keep')}
            </Button>
          )}
          <Button
            variant="default"
            onClick={() => void exportJournal().then((json) => downloadJson(`ventas-${device.register}`, json))}
          >
            {t('sales.status.export')}
          </Button>
          <Button variant="default" component={Link} to="/caja/pendientes">
            {t('sales.menu.pending')}
          </Button>
          <Button
            variant="subtle"
            color="red"
            disabled={store.current.lines.length > 0 || (counts?.waiting ?? 1) > 0}
            onClick={() => void chooseDevice(undefined)}
          >
            {t('sales.device.change')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
