/**
 * Gives a button its focus back when it works again: one that is busy is disabled, which takes the focus away, and
 * whoever goes by keyboard would have to look for the button after every refusal.
 */
export function keepFocus(): void {
  let last: EventTarget | null = null;
  document.addEventListener('focusin', ({ target }) => {
    last = target;
  });
  new MutationObserver((changes) => {
    const { activeElement } = document;
    const nowhere = activeElement === null || activeElement === document.body;
    if (
      nowhere &&
      last instanceof HTMLButtonElement &&
      !last.disabled &&
      changes.some(({ target }) => target === last)
    ) {
      last.focus({ preventScroll: true });
    }
  }).observe(document.body, { subtree: true, attributeFilter: ['disabled'] });
}
