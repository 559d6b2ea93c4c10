import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Phone, tablet, laptop, big screen. */
export const WIDTHS = [360, 768, 1280, 1920] as const;

/** What somebody who cannot see, or not well, would stumble over. */
export async function barriers(page: Page): Promise<string[]> {
  return serious(new AxeBuilder({ page }).withTags(WCAG));
}

/** The same of what colours alone decide. */
export async function faintText(page: Page): Promise<string[]> {
  return serious(new AxeBuilder({ page }).withRules(['color-contrast']));
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function serious(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(({ id, nodes }) => {
      const [first] = nodes;
      return `${id} in ${nodes.length} places, such as ${first?.html.slice(0, 160)}: ${first?.failureSummary ?? ''}`;
    });
}

/** Text that is cut off or runs out of the screen, and keys that nobody has translated. */
export async function blemishes(page: Page): Promise<string[]> {
  const first = await namespaces();
  return page.evaluate((roots) => {
    const found: string[] = [];
    const width = document.documentElement.scrollWidth;
    if (width > window.innerWidth) {
      const far = [...document.querySelectorAll('main *')].find(
        (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
      );
      found.push(`the page is ${width} wide on a screen of ${window.innerWidth}: ${far?.outerHTML.slice(0, 200)}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const cuts = style.overflowX === 'hidden' || style.overflowX === 'clip';
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      const isThere = element.clientWidth > 1 && style.visibility !== 'hidden';
      if (cuts && isThere && !isField && element.scrollWidth > element.clientWidth + 1 && element.innerText) {
        found.push(`cut off: ${element.className} ${element.innerText.slice(0, 80)}`);
      }
    }
    const key = new RegExp(`^(${roots.join('|')})(\\.[A-Za-z_][\\w-]*)+$`);
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      texts.push(walker.currentNode.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label],[placeholder],[title]')) {
      for (const name of ['aria-label', 'placeholder', 'title']) {
        texts.push(element.getAttribute(name) ?? '');
      }
    }
    found.push(...texts.filter((text) => key.test(text.trim())).map((text) => `not translated: ${text}`));
    return found;
  }, first);
}

let known: Promise<string[]> | undefined;

/** What message keys begin with, as the features' own files say. */
function namespaces(): Promise<string[]> {
  known ??= (async () => {
    const features = readdirSync(resolve('src/features')).map((name) => `src/features/${name}/messages.ts`);
    const names = await Promise.all(
      ['src/app/messages.ts', ...features].map(async (file) => {
        const { messages } = (await import(pathToFileURL(resolve(file)).href)) as {
          messages: { es: Record<string, unknown> };
        };
        return Object.keys(messages.es);
      }),
    );
    return names.flat();
  })();
  return known;
}
