import { test as base, expect } from '@playwright/test';
import { countContext } from './budget';
import { programUrl } from './program';

export { api } from './api';
export { login, logout, ROLES, type User } from './people';
export { PASSWORD, restartProgram, startProgramAgain, stopProgram } from './program';
export { scan } from './scan';
export { expect };

/** Every test talks to the program that the setup has started, and fails where a page throws. */
export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: the first argument must be a pattern, this fixture needs no other.
  baseURL: async ({}, use) => {
    await use(programUrl());
  },
  page: async ({ page }, use) => {
    countContext();
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.stack ?? error.message));
    await use(page);
    expect(thrown, 'errors that the page threw').toEqual([]);
  },
});
