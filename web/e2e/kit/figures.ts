import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { resolve } from 'node:path';

const DOCUMENT = resolve('../docs/reference/performance.md');
const BEGIN = '<!-- figures of the till: written by npm run speed -->';
const END = '<!-- end of the figures of the till -->';
const GIB = 2 ** 30;

/** One thing that was measured several times. */
export interface Measured {
  what: string;
  millis: readonly number[];
  /** What it must stay below. */
  budget: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Puts the figures into the document on performance, with date and machine. */
export function writeFigures(browser: string, measured: readonly Measured[], notes: readonly string[]): void {
  const text = readFileSync(DOCUMENT, 'utf8');
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`${DOCUMENT} has lost the marks around the figures of the till`);
  }
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model}), ${Math.round(totalmem() / GIB)} GiB`;
  const load = (loadavg()[0] ?? 0).toFixed(2);
  const rows = measured.map(({ what, millis, budget }) => {
    const largest = Math.max(...millis);
    return `| ${what} | ${millis.length} | ${number(median(millis))} | ${number(largest)} | ${number(budget)} |`;
  });
  const figures = [
    `${new Date().toISOString().slice(0, 10)}, ${machine}, Chromium ${browser}. Load average: ${load}.`,
    '',
    '| | times | median ms | max ms | budget ms |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    ...notes,
  ].join('\n');
  writeFileSync(DOCUMENT, `${text.slice(0, begin + BEGIN.length)}\n\n${figures}\n\n${text.slice(end)}`);
}

function number(value: number): string {
  return value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en-US');
}
