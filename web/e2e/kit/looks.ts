import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

/** Phone, tablet, laptop, big screen. */
export const WIDTHS = [360, 768, 1280, 1920] as const;

/** What somebody who cannot see, or not well, would stumble over; in a part of the page where one is named. */
export async function barriers(page: Page, within = 'html'): Promise<string[]> {
  return serious(page, within, { runOnly: WCAG });
}

/** The same of what colours alone decide. */
export async function faintText(page: Page, within = 'html'): Promise<string[]> {
  return serious(page, within, { runOnly: ['color-contrast'] });
}

/** Changes the colours as the account's menu does, but at once. */
export async function colour(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((wanted) => {
    document.documentElement.dataset.mantineColorScheme = wanted;
  }, scheme);
  await stillness(page);
}

/** Waits until nothing fades or moves any more, but for what does so for ever. */
export async function stillness(page: Page): Promise<void> {
  // What was just changed begins to move with the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.waitForFunction(
    () =>
      document
        .getAnimations()
        .every(
          (each) =>
            each.playState !== 'running' || each.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
        ),
    undefined,
    { timeout: 15_000 },
  );
}

/** What axe finds in light colours, and what dark ones add. */
export async function barriersInBoth(page: Page, within?: string): Promise<string[]> {
  const light = await barriers(page, within);
  await colour(page, 'dark');
  const dark = (await faintText(page, within)).map((each) => `in dark colours: ${each}`);
  await colour(page, 'light');
  return [...light, ...dark];
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function serious(page: Page, within: string, options: RunOptions): Promise<string[]> {
  // By hand: the library's own way brings axe anew, and opens a page, for every look.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source);
  }
  const violations = await page.evaluate(
    async ([include, rules]) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      // A receipt is shown without scripts, so that axe cannot be in it.
      const found = await axe.run(
        { include: [[include]], exclude: [['iframe']] },
        { ...rules, resultTypes: ['violations'] },
      );
      return found.violations;
    },
    [within, options] as const,
  );
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(({ id, nodes }) => {
      const [first] = nodes;
      return `${id} in ${nodes.length} places, such as ${first?.html.slice(0, 160)}: ${first?.failureSummary ?? ''}`;
    });
}

/** What the content of a screen is made of, without its words and figures. */
export async function shapeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('main *:not(tbody *, svg *)')].map(
      (element) => `${element.tagName} ${element.getAttribute('role') ?? ''} ${element.className}`,
    );
    const row = document.querySelector('main tbody tr')?.innerHTML.match(/<(a|button|td)\b/g) ?? [];
    return [...parts, ...row].join();
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
      const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
      if (scrolls && element.querySelector('table') !== null && element.scrollWidth > element.clientWidth + 1) {
        found.push(`columns out of sight: ${element.querySelector('table')?.getAttribute('aria-label')}`);
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
    const folders = [
      'src/shell',
      'src/kit',
      ...readdirSync(resolve('src/features')).map((name) => `src/features/${name}`),
    ];
    const names = await Promise.all(
      folders.map(async (folder) => {
        const messages = (await import(pathToFileURL(resolve(folder, 'messages.es.ts')).href)) as {
          default: Record<string, unknown>;
        };
        return Object.keys(messages.default);
      }),
    );
    return names.flat();
  })();
  return known;
}
