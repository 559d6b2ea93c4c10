import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/app/Dialog';
import type { DialogProps } from './TillDialog';

/** Throwing a sale away is asked about first. */
export function ClearDialog({ store, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} title={t('sales.clear.title')}>
      <Stack>
        <Text>{t('sales.clear.text', { count: store.current.lines.length })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('action.back')}
          </Button>
          <Button
            color="red"
            onClick={() => {
              store.clear();
              onClose();
            }}
          >
            {t('sales.clear.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
