import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { api } from './api';

const FEATURES = 'src/features';

/** Without a login, so that its tests are of their own. */
const BARE: readonly string[] = ['/consulta'];

/** Where a screen of many things is looked at, by the name of its parameter or by the whole path. */
const EXAMPLES: Readonly<Record<string, string | (() => Promise<string>)>> = {
  sku: 'TAL-750',
  code: 'SCL-01',
  '/bodega/traslados/$id': newTransfer,
};

/** The paths of all screens behind the login, as the features' own files name them: a new one is looked at by itself. */
export function screensOfTheSource(): string[] {
  const files = readdirSync(FEATURES)
    .flatMap((name) => [join(FEATURES, name, 'index.ts'), join(FEATURES, name, 'index.tsx')])
    .filter((file) => existsSync(file));
  const paths = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bpath: '(\/[^']*)'/g)].map(([, path]) => path ?? ''),
  );
  return paths.filter((path) => !BARE.includes(path));
}

/** An address at which the screen shows something. */
export async function addressOf(path: string): Promise<string> {
  const parts = await Promise.all(path.split('/').map((part) => (part.startsWith('$') ? example(path, part) : part)));
  return parts.join('/');
}

async function example(path: string, parameter: string): Promise<string> {
  const found = EXAMPLES[path] ?? EXAMPLES[parameter.slice(1)];
  if (found === undefined) {
    throw new Error(`nothing is known to show at ${path}: name or make an example in e2e/kit/source.ts`);
  }
  return typeof found === 'string' ? found : found();
}

async function newTransfer(): Promise<string> {
  const id = crypto.randomUUID();
  const items = [{ sku: 'TAL-750', quantity: 1 }];
  const worker = await api('deposito');
  await worker.send('POST', '/api/deposito/traslados', { id, from: 'SCL-01', to: 'VAP-01', items, reason: null });
  return id;
}
