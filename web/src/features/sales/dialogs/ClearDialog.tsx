import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import type { DialogProps } from './dialog';

/** Throwing a sale away is asked about first. */
export function ClearDialog({ store, onClose }: DialogProps) {
  const { t } = useTranslation('sales');
  return (
    <ConfirmDialog
      title={t('sales.clear.title')}
      action={t('sales.clear.confirm')}
      onConfirm={async () => store.clear()}
      onClose={onClose}
    >
      {t('sales.clear.text', { count: store.current.lines.length })}
    </ConfirmDialog>
  );
}
