import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = Omit<ModalProps, 'opened' | 'returnFocus'>;

/**
 * The one frame of all dialogs, there as long as it is rendered: its close button has a name, and the focus goes back to
 * what opened it.
 */
export function Dialog({ children, ...props }: Props) {
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <Modal opened returnFocus={false} closeButtonProps={{ 'aria-label': t('action.close') }} {...props}>
      {children}
    </Modal>
  );
}

/** What opened the dialog that is shown; one that takes the place of another goes back to where that one came from. */
let opener: HTMLElement | undefined;

function useFocusReturn(): void {
  const [back] = useState(() => {
    opener = openerOf(document.activeElement);
    return opener;
  });
  useEffect(
    () => () => {
      // Somebody else may have taken the focus, such as the next dialog.
      if (document.activeElement === document.body || document.activeElement === null) {
        back?.focus({ preventScroll: true });
      }
    },
    [back],
  );
}

function openerOf(active: Element | null): HTMLElement | undefined {
  if (active?.closest('[role="dialog"]')) {
    return opener;
  }
  const menu = active?.closest('[role="menu"]');
  if (menu) {
    // The menu is gone before the dialog is; its button stays.
    return document.getElementById(menu.getAttribute('aria-labelledby') ?? '') ?? undefined;
  }
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}
