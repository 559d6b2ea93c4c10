// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { expect, test } from 'vitest';

const { forbidden, options } = createRequire(import.meta.url)('./layers.cjs');

/** Which rules the files of a small application break. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const home = process.cwd();
  const place = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), text);
    }
    process.chdir(place);
    const { tsConfig: _, ...rest } = options;
    const { output } = await cruise(['src'], { ...rest, ruleSet: { forbidden }, validate: true });
    return [...new Set((output as ICruiseResult).summary.violations.map((violation) => violation.rule.name))].sort();
  } finally {
    process.chdir(home);
    rmSync(place, { recursive: true });
  }
}

const KIT = { 'src/kit/states.tsx': 'export const Empty = () => <p>nothing</p>;' };

test('an import downwards is what layers are for', async () => {
  const page = "import { Empty } from '../../kit/states'; export default Empty;";
  expect(await broken({ ...KIT, 'src/features/stock/Page.tsx': page })).toEqual([]);
});

test('an import upwards is found, even of a type', async () => {
  const files = {
    'src/features/stock/index.ts': 'export interface Level { code: string }',
    'src/kit/level.ts': "import type { Level } from '../features/stock/index'; export type Same = Level;",
  };
  expect(await broken(files)).toEqual(['kit-imports-nothing-above']);
});

test('a feature that uses another is found, also by import()', async () => {
  const files = {
    'src/features/stock/Page.tsx': 'export default () => <p />;',
    'src/features/sales/Page.tsx': "export const load = () => import('../stock/Page');",
  };
  expect(await broken(files)).toEqual(['features-never-each-other']);
});

test('the shell does not reach into features', async () => {
  const files = {
    'src/features/stock/index.ts': 'export const stock = {};',
    'src/features/stock/Page.tsx': 'export default () => <p />;',
    'src/shell/features.ts': "export { stock } from '../features/stock/index';",
    'src/shell/router.tsx': "export { default } from '../features/stock/Page';",
  };
  expect(await broken(files)).toEqual(['features-by-their-front-door']);
});

test('a circle of types is a circle', async () => {
  const files = {
    'src/api/one.ts': "import type { Two } from './two'; export interface One { two: Two }",
    'src/api/two.ts': "import type { One } from './one'; export interface Two { one: One }",
  };
  expect(await broken(files)).toEqual(['no-circle']);
});

test('a screen that every till would load at its start is found', async () => {
  const files = {
    'src/features/stock/Page.tsx': 'export default () => <p />;',
    'src/features/stock/index.ts':
      "import Page from './Page'; export const stock = { load: async () => ({ default: Page }) };",
  };
  expect(await broken(files)).toEqual(['screens-are-fetched-when-opened']);
  const fetched = "export const stock = { load: () => import('./Page') };";
  expect(await broken({ ...files, 'src/features/stock/index.ts': fetched })).toEqual([]);
});
