import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconDownload } from '../icons';
import { notifyProblem } from '../notices';
import type { Column } from './column';
import { downloadCsv } from './csv';

interface ExportProps<T> {
  name: string;
  columns: readonly Column<T>[];
  rows: () => readonly T[];
}

/** Writes the rows of a table to a file: for what the browser itself has worked out. */
export function ExportButton<T>({ name, columns, rows }: ExportProps<T>) {
  const { t } = useTranslation();
  const run = () => {
    try {
      downloadCsv(
        `${name}.csv`,
        columns.filter((column) => column.actions !== true),
        rows(),
      );
    } catch (error) {
      notifyProblem(error);
    }
  };
  return (
    <Button size="xs" variant="default" leftSection={<IconDownload size={16} />} onClick={run}>
      {t('table.export')}
    </Button>
  );
}
