import type { Page } from '@playwright/test';

/** What somebody without a mouse would stumble over on the way through a screen by Tab. */
export async function stumbles(page: Page): Promise<string[]> {
  const stops = await page.evaluate(watch);
  for (let presses = 0; presses < stops + 5; presses += 1) {
    await page.keyboard.press('Tab');
  }
  return page.evaluate(() => (window as unknown as { stumbles: () => string[] }).stumbles());
}

/** Runs in the page: notes what is reached and how it looks then; tells how many stops there should be. */
function watch(): number {
  const STOPS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex]';
  /** Walked through by arrows from the one that Tab reaches. */
  const BY_ARROWS = '[role="option"], [role="tab"], [role="menuitem"]';
  const name = (element: Element) => element.outerHTML.slice(0, 200);
  const found: string[] = [];
  const reached = new Set<Element>();

  (document.activeElement as HTMLElement | null)?.blur();
  const still = document.createElement('style');
  still.textContent = '*, *::before, *::after { transition: none !important }';
  document.head.append(still);

  const isThere = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('[inert], [aria-hidden="true"]') === null &&
    !element.matches(':disabled');
  const all = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(isThere);
  for (const element of all) {
    if (element.tabIndex > 0) {
      found.push(`out of turn: ${name(element)}`);
    }
    if (element.tabIndex < 0 && element.matches('a, button, input, select, textarea') && !element.matches(BY_ARROWS)) {
      found.push(`not reached by Tab: ${name(element)}`);
    }
  }
  const expected = all.filter((element) => element.tabIndex >= 0);

  /** What may show the focus: the element, what frames it, what stands for it. */
  const around = (element: Element) =>
    [element, element.parentElement, element.parentElement?.parentElement, element.nextElementSibling].filter(
      (each) => each instanceof Element,
    );
  const look = (element: Element) =>
    around(element)
      .map((each) => {
        const style = getComputedStyle(each);
        const outline = style.outlineStyle === 'none' ? '' : `${style.outlineStyle} ${style.outlineWidth}`;
        return [outline, style.borderColor, style.boxShadow, style.backgroundColor, style.transform].join();
      })
      .join(';');
  const before = new Map(expected.map((element) => [element, look(element)]));

  const isCovered = (element: HTMLElement) => {
    let shown: Element = element;
    while (shown.getBoundingClientRect().width < 4 && shown.parentElement !== null) {
      shown = shown.parentElement;
    }
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const places = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
    return !places.some(([x, y]) => {
      const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      return hit !== null && (shown.contains(hit) || hit.contains(shown));
    });
  };

  const onFocus = ({ target }: Event) => {
    if (target instanceof HTMLElement && !reached.has(target)) {
      reached.add(target);
      if (before.has(target) && before.get(target) === look(target)) {
        found.push(`focus is not seen: ${name(target)}`);
      }
    }
  };
  // Before the next step: by now it has been scrolled into sight.
  const onKey = () => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement !== document.body && isCovered(activeElement)) {
      found.push(`covered while it has the focus: ${name(activeElement)}`);
    }
  };
  document.addEventListener('focusin', onFocus);
  document.addEventListener('keydown', onKey, { capture: true });

  (window as unknown as { stumbles: () => string[] }).stumbles = () => {
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('keydown', onKey, { capture: true });
    still.remove();
    for (const element of expected) {
      const group = element instanceof HTMLInputElement && element.type === 'radio' ? element.name : undefined;
      const passed = group !== undefined && [...reached].some((each) => (each as HTMLInputElement).name === group);
      if (element.isConnected && isThere(element) && !reached.has(element) && !passed) {
        found.push(`not reached: ${name(element)}`);
      }
    }
    return [...new Set(found)];
  };
  // Day, month and year of a date are stops of their own.
  return expected.length + 4 * expected.filter((element) => element.matches('[type^="date"]')).length;
}
