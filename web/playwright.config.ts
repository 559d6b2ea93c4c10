import { defineConfig } from '@playwright/test';

const MINUTE = 60_000;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/e2e/results',
  globalSetup: './e2e/kit/setup.ts',
  globalTeardown: './e2e/kit/teardown.ts',
  // Only where a project says so: one program, one database, one day.
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 2 * MINUTE,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    locale: 'es-CL',
    timezoneId: 'America/Santiago',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'day', testDir: 'e2e/day', workers: 1 },
    // Changes nothing that another one looks at, so that two may look at once.
    { name: 'looks', testDir: 'e2e/looks', timeout: 5 * MINUTE, fullyParallel: true, workers: 2 },
    { name: 'speed', testDir: 'e2e/speed', workers: 1 },
    { name: 'screenshots', testDir: 'e2e/screenshots', workers: 1, timeout: 10 * MINUTE },
  ],
});
