import { Alert, Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { wordOf } from '@/kit/text';
import { formatNumber } from '@/money/format';

type Report = Schemas['ImportReport'];
type Rejected = Schemas['RejectedLine'];

/** What became of the lines of a file. */
export function ImportResult({ report, onAgain }: { report: Report; onAgain: () => void }) {
  const { t } = useTranslation('catalog');
  const columns = useMemo<Column<Rejected>[]>(
    () => [
      { id: 'line', header: t('catalog.import.line'), value: (row) => row.line, numeric: true },
      {
        id: 'field',
        header: t('catalog.import.field'),
        value: (row) => wordOf(t, 'catalog.import.fields', row.field),
      },
      { id: 'reason', header: t('field.reason'), value: (row) => row.reason },
    ],
    [t],
  );
  const rejected = report.rejected_total;
  return (
    <Stack>
      <Alert color={rejected === 0 ? 'teal' : 'orange'} role="status" title={t('catalog.import.done')}>
        {rejected === 0 ? t('catalog.import.allTaken') : t('catalog.import.someRejected', { count: rejected })}
      </Alert>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Count label={t('catalog.import.created')} value={report.created} />
        <Count label={t('catalog.import.updated')} value={report.updated} />
        <Count label={t('catalog.import.unchanged')} value={report.unchanged} />
        <Count label={t('catalog.import.rejected')} value={rejected} />
      </SimpleGrid>
      {report.rejected.length < rejected && (
        <Text size="sm">{t('catalog.import.firstOnly', { count: report.rejected.length })}</Text>
      )}
      {rejected > 0 && (
        <DataTable
          label={t('catalog.import.rejected')}
          rows={report.rejected}
          columns={columns}
          rowKey={(row) => `${row.line} ${row.field}`}
          exportName="importacion-rechazos"
        />
      )}
      <Group>
        <Button onClick={onAgain}>{t('catalog.import.again')}</Button>
        <Button variant="default" renderRoot={(props) => <Link to="/productos" {...props} />}>
          {t('catalog.products.all')}
        </Button>
      </Group>
    </Stack>
  );
}

function Count({ label, value }: { label: string; value: number }) {
  return (
    <Card withBorder padding="sm">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="xl" fw={700}>
        {formatNumber(value)}
      </Text>
    </Card>
  );
}
