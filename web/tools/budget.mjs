// Fails the build when what a till loads first, or one lazy part, grows beyond its budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const output = 'target/classes/META-INF/resources';
const manifest = JSON.parse(readFileSync(join(output, '.vite/manifest.json'), 'utf8'));
const KIB = 1024;
const BUDGETS = { first: 350 * KIB, lazy: 80 * KIB, charts: 190 * KIB };
const TILL = 'src/features/sales/till/TillPage.tsx';
// With what it says, in one language.
const TEXTS = ['kit', 'shell', 'features/sales'].map((part) => `src/${part}/messages.es.ts`);

const size = (file) => gzipSync(readFileSync(join(output, file)), { level: 9 }).length;

/** Every file that loading one entry brings along at once. */
function files(key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return [];
  seen.add(key);
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((each) => files(each, seen))];
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = new Set([...files(entry), ...[TILL, ...TEXTS].flatMap((key) => files(key))]);
const sum = (names) => [...names].reduce((total, name) => total + size(name), 0);
const show = (bytes) => `${(bytes / KIB).toFixed(1)} KiB`;
let failed = false;
function check(name, bytes, budget) {
  const over = bytes > budget;
  failed ||= over;
  process.stdout.write(`${over ? 'OVER ' : 'ok   '} ${name}: ${show(bytes)} of ${show(budget)}\n`);
}

check("the till's first JavaScript and CSS", sum(first), BUDGETS.first);
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry || key === TILL) continue;
  const own = files(key).filter((file) => !first.has(file));
  const charts = own.some((file) => file.includes('charts'));
  check(key, sum(own), charts ? BUDGETS.charts : BUDGETS.lazy);
}
if (failed) process.exit(1);
