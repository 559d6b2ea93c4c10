import { Alert, Button, Group, Stack } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/kit/Dialog';

interface Props {
  title: string;
  children: ReactNode;
  problem: string | undefined;
  busy: boolean;
  action?: string;
  onSubmit: FormEventHandler;
  onClose: () => void;
}

/** A form in a dialog, with the refusal that belongs to no field above its buttons. */
export function FormDialog({ title, children, problem, busy, action, onSubmit, onClose }: Props) {
  const { t } = useTranslation('identity');
  return (
    <Dialog onClose={onClose} title={title}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {children}
          {problem !== undefined && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {action ?? t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
