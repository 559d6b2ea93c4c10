import type { Page } from '@playwright/test';

/** Between two keys of a scanner. */
const GAP_SECONDS = 0.008;

/**
 * Types a code as a scanner does: real keys, wherever the focus is, at a scanner's pace. The keys carry their times, so
 * that a slow machine does not turn the scanner into a person.
 */
export async function scan(page: Page, code: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const start = Date.now() / 1000;
  const strokes = [...code, 'Enter'].flatMap((key, index) => {
    const text = key === 'Enter' ? '\r' : key;
    const stroke = { key, code: key === 'Enter' ? 'Enter' : '', timestamp: start + index * GAP_SECONDS };
    return [
      client.send('Input.dispatchKeyEvent', { type: 'keyDown', text, unmodifiedText: text, ...stroke }),
      client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke }),
    ];
  });
  await Promise.all(strokes);
  await client.detach();
}
