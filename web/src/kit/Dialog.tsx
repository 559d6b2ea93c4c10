import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

type Props = Omit<ModalProps, 'opened' | 'returnFocus'>;

/** The one frame of all dialogs, there as long as it is rendered; the focus then goes back to what opened it. */
export function Dialog({ children, ...props }: Props) {
  useFocusReturn();
  return (
    <Modal opened returnFocus={false} {...props}>
      {children}
      <span ref={focusFirst} hidden />
    </Modal>
  );
}

/** The frame alone focuses a moment later; a key pressed until then would be lost. */
function focusFirst(mark: HTMLElement | null): void {
  mark?.closest('[role="dialog"]')?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
}

/** What opened the dialog that is shown; one that takes the place of another goes back to where that one came from. */
let opener: HTMLElement | undefined;
let shown = 0;

function useFocusReturn(): void {
  const [back] = useState(() => {
    opener = openerOf(document.activeElement);
    return opener;
  });
  useEffect(() => {
    shown += 1;
    return () => {
      shown -= 1;
      // Somebody else may have taken the focus, such as the next dialog.
      if (document.activeElement === document.body || document.activeElement === null) {
        back?.focus({ preventScroll: true });
      }
    };
  }, [back]);
}

function openerOf(active: Element | null): HTMLElement | undefined {
  const nowhere = active === null || active === document.body;
  if (active?.closest('[role="dialog"]') || (nowhere && shown > 0)) {
    return opener;
  }
  const menu = active?.closest('[role="menu"]');
  if (menu) {
    // The menu is gone before the dialog is; its button stays.
    return document.getElementById(menu.getAttribute('aria-labelledby') ?? '') ?? undefined;
  }
  return active instanceof HTMLElement && !nowhere ? active : undefined;
}
