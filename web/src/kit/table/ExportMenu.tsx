import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconDownload } from '../icons';
import { notifyProblem } from '../notices';
import { downloadExport, type ExportSource, FORMATS, type Format } from './exports';

/** Offers everything that the filter of a list shows as a file, written by the server. */
export function ExportMenu({ source }: { source: ExportSource }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const run = async (format: Format) => {
    setBusy(true);
    try {
      await downloadExport(source, format);
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default" loading={busy} leftSection={<IconDownload size={16} />}>
          {t('table.exportAs')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('table.exportAll')}</Menu.Label>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => void run(format)}>
            {t(`table.formats.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
