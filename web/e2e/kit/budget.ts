import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { test } from '@playwright/test';

/** How many contexts of a browser a project may open, counted and not timed: on a busy machine it is the same number. */
const BUDGET = resolve('e2e/budget.json');
const OPENED = resolve('target/e2e/contexts.txt');
const COUNTS = resolve('target/test-counts.properties');

/** Called by whatever opens one; the tests are other processes than the setup, so that a file is what they share. */
export function countContext(): void {
  appendFileSync(OPENED, `${test.info().project.name}\n`);
}

export function beginCounting(): void {
  mkdirSync(dirname(OPENED), { recursive: true });
  writeFileSync(OPENED, '');
}

/** Fails the run where a project opened more than it may. */
export function checkBudget(): void {
  if (!existsSync(OPENED)) {
    return;
  }
  const budget = JSON.parse(readFileSync(BUDGET, 'utf8')) as Record<string, number>;
  const opened = new Map<string, number>();
  for (const project of readFileSync(OPENED, 'utf8').split('\n').filter(Boolean)) {
    opened.set(project, (opened.get(project) ?? 0) + 1);
  }
  rmSync(OPENED);
  for (const [project, count] of opened) {
    noteCount(`${project}.contexts`, count);
    const allowed = budget[project] ?? 0;
    if (count > allowed) {
      throw new Error(
        `The project ${project} opened ${count} browser contexts, its budget is ${allowed}: let a test do more in one, ` +
          'or raise the number in web/e2e/budget.json with a reason.',
      );
    }
  }
}

/** In the place of what the project used before. */
function noteCount(key: string, count: number): void {
  const others = existsSync(COUNTS) ? readFileSync(COUNTS, 'utf8').split('\n').filter(Boolean) : [];
  const kept = others.filter((line) => !line.startsWith(`${key}=`));
  writeFileSync(COUNTS, `${[...kept, `${key}=${count}`].join('\n')}\n`);
}
