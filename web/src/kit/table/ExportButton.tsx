import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconDownload } from '../icons';
import { notifyProblem } from '../notices';
import type { Column } from './column';
import { downloadCsv } from './csv';

interface ExportProps<T> {
  name: string;
  columns: readonly Column<T>[];
  rows: () => readonly T[] | Promise<readonly T[]>;
}

/** Writes the rows of a table to a file, also those that the server has yet to send. */
export function ExportButton<T>({ name, columns, rows }: ExportProps<T>) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      downloadCsv(
        `${name}.csv`,
        columns.filter((column) => column.actions !== true),
        await rows(),
      );
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="xs"
      variant="default"
      loading={busy}
      leftSection={<IconDownload size={16} />}
      onClick={() => void run()}
    >
      {t('table.export')}
    </Button>
  );
}
