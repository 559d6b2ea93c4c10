import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { countContext } from './budget';

const START_MILLIS = 30_000;
const LOOK_MILLIS = 50;
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=es-CL',
];

/** A browser in a process of its own with a disk of its own, so that it can be killed and opened again. */
export class Device {
  private readonly profile = mkdtempSync(join(tmpdir(), 'ferrepos-browser-'));
  private process: ChildProcess | undefined;
  private browser: Browser | undefined;

  /** Opens the browser; the address may be one that only the device itself can answer. */
  async open(url: string): Promise<Page> {
    countContext();
    const portFile = join(this.profile, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    this.process = spawn(
      process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      [...FLAGS, '--remote-debugging-port=0', `--user-data-dir=${this.profile}`, 'about:blank'],
      { stdio: 'ignore', env: { ...process.env, LANGUAGE: 'es-CL', TZ: 'America/Santiago' } },
    );
    const end = Date.now() + START_MILLIS;
    while (!existsSync(portFile) || readFileSync(portFile, 'utf8').split('\n').length < 2) {
      if (Date.now() > end) {
        throw new Error('the browser did not start');
      }
      await pause(LOOK_MILLIS);
    }
    const port = readFileSync(portFile, 'utf8').split('\n')[0];
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const context = this.browser.contexts()[0];
    if (context === undefined) {
      throw new Error('the browser has no window');
    }
    await context.addInitScript(() => localStorage.setItem('ferrepos.language', 'es-CL'));
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  /** As a power cut does: nothing is flushed, nothing says good-bye. */
  async kill(): Promise<void> {
    const running = this.process;
    if (running === undefined || running.exitCode !== null) {
      return;
    }
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
    this.process = undefined;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
