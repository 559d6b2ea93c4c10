import { Affix, Button, Group, Paper, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyUpdate, onUpdateReady } from './serviceWorker';

/** Offers a new version; never takes it by itself, a sale may be under way. */
export function UpdatePrompt() {
  const { t } = useTranslation('shell');
  const [ready, setReady] = useState(false);
  useEffect(() => onUpdateReady(() => setReady(true)), []);
  if (!ready) {
    return null;
  }
  return (
    <Affix position={{ bottom: 16, right: 16 }}>
      <Paper withBorder shadow="md" p="sm" role="status">
        <Group>
          <Text size="sm">{t('app.update')}</Text>
          <Button size="xs" onClick={applyUpdate}>
            {t('app.updateNow')}
          </Button>
        </Group>
      </Paper>
    </Affix>
  );
}
