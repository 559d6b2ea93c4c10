import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findJava } from './java';

/** The password of every demo user while tests run. */
export const PASSWORD = 'demo-password-for-tests';

const JAR = resolve(process.env.E2E_JAR ?? '../server/target/quarkus-app/quarkus-run.jar');
const STATE = resolve('target/e2e/program.json');
const READY = /Ferre-POS listo: (http:\/\/\S+)/;
const START_MILLIS = 120_000;
/** The program gives itself a minute. */
const STOP_MILLIS = 75_000;
const LOOK_MILLIS = 100;

/** What the setup tells the tests, which are other processes, about the program. */
interface State {
  pid: number;
  home: string;
  url: string;
  starts: number;
}

/** A program that somebody else has started, for work on the tests themselves; its password must be the same. */
export const GIVEN_URL = process.env.E2E_URL;

/** Where the program answers; the same after a restart. */
export function programUrl(): string {
  return GIVEN_URL ?? state().url;
}

/** Starts the real program on a new database. */
export async function startProgram(): Promise<void> {
  if (!existsSync(JAR)) {
    throw new Error(`${JAR} is not there: build it with ./mvnw -pl server -am package -DskipTests`);
  }
  const home = mkdtempSync(join(tmpdir(), 'ferrepos-web-'));
  mkdirSync(dirname(STATE), { recursive: true });
  try {
    await run(home, await freePort(), 1);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

/** Starts the program again where it was, on the same port and data. */
export async function startProgramAgain(): Promise<void> {
  const before = state();
  await run(before.home, Number(new URL(before.url).port), before.starts + 1);
}

/** Ends the program: politely, or as a power cut does. */
export async function stopProgram(signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
  const { pid } = state();
  if (!isAlive(pid)) {
    return;
  }
  process.kill(pid, signal);
  const end = Date.now() + STOP_MILLIS;
  while (isAlive(pid)) {
    if (Date.now() > end) {
      throw new Error(`process ${pid} is still there ${STOP_MILLIS} ms after ${signal}`);
    }
    await pause(LOOK_MILLIS);
  }
}

export async function restartProgram(signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
  await stopProgram(signal);
  await startProgramAgain();
}

/** Ends the program and removes its data. */
export async function removeProgram(): Promise<void> {
  if (!existsSync(STATE)) {
    return;
  }
  const { home } = state();
  await stopProgram('SIGTERM');
  rmSync(home, { recursive: true, force: true });
  rmSync(STATE);
}

async function run(home: string, port: number, starts: number): Promise<void> {
  const log = join(home, `program-${starts}.log`);
  const output = openSync(log, 'a');
  // On its own: the tests' processes come and go, and a restart is asked for by one of them.
  const child = spawn(
    findJava(),
    [
      ...recordOfAStart(),
      '-XX:+UseCompactObjectHeaders',
      '--enable-native-access=ALL-UNNAMED',
      '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
      `-Dferrepos.home=${home}`,
      '-jar',
      JAR,
      'up',
      '--config',
      configuration(home),
      '--port',
      String(port),
      '--data',
      join(home, 'data'),
    ],
    {
      cwd: home,
      detached: true,
      stdio: ['ignore', output, output],
      env: { ...process.env, FERREPOS_DEMO_PASSWORD: PASSWORD, BOOL_RATE_LIMITING_ENABLED: 'false' },
    },
  );
  closeSync(output);
  child.unref();
  const url = await readyAt(child, log);
  const { pid } = child;
  if (pid === undefined) {
    throw new Error('the program has no process');
  }
  writeFileSync(STATE, JSON.stringify({ pid, home, url, starts } satisfies State));
}

/** A mail server that nobody answers for: what is to be told by mail becomes a failed delivery at once. */
function configuration(home: string): string {
  const file = join(home, 'config.yaml');
  writeFileSync(
    file,
    `ferrepos:
  outbox:
    max_outside_attempts: 1
  notify:
    smtp:
      host: 127.0.0.1
      port: 1
      encryption: none
      from: tienda@example.com
`,
  );
  return file;
}

/** What the launcher has recorded of this build, where it has: as users start. */
function recordOfAStart(): string[] {
  const record = join(dirname(JAR), 'ferrepos.aot');
  const isOfThisBuild = existsSync(record) && statSync(record).mtimeMs > statSync(JAR).mtimeMs;
  return isOfThisBuild ? [`-XX:AOTCache=${record}`] : [];
}

async function readyAt(child: ChildProcess, log: string): Promise<string> {
  const end = Date.now() + START_MILLIS;
  while (Date.now() < end) {
    const said = readFileSync(log, 'utf8');
    const ready = READY.exec(said)?.[1];
    if (ready !== undefined) {
      return ready;
    }
    if (child.exitCode !== null) {
      throw new Error(`the program ended with ${child.exitCode}:\n${said}`);
    }
    await pause(LOOK_MILLIS);
  }
  child.kill('SIGKILL');
  throw new Error(`the program was not ready after ${START_MILLIS} ms:\n${readFileSync(log, 'utf8')}`);
}

function state(): State {
  return JSON.parse(readFileSync(STATE, 'utf8')) as State;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** Dead, but not yet taken note of by who started it. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** A port that nobody has now: a restart must find the same one free again. */
async function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => found(port));
    });
  });
}
