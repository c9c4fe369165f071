// `npm run bench`: measures, compares and prints. `--only start,rate` selects parts, `--write` writes the page of results,
// `--tools DIR` keeps what is installed for comparison, `--cli FILE` measures another build, `--surface FILE` names the large document.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureCommand } from './measure/command.mjs';
import { keepTools } from './others/install.mjs';
import * as full from './parts/full.mjs';
import * as others from './parts/others.mjs';
import * as rate from './parts/rate.mjs';
import * as rateLarge from './parts/rate-large.mjs';
import * as size from './parts/size.mjs';
import * as start from './parts/start.mjs';
import { record } from './recording/record.mjs';
import { load, machine } from './results/machine.mjs';
import { pageOf } from './results/page.mjs';
import { tableOf } from './results/table.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof record>>} Recorded
 * @typedef {object} Given what parts measure with
 * @property {() => Promise<Recorded>} own a recorded run of the own contract; made once
 * @property {() => Promise<Recorded>} vendor the same of the large document
 * @property {string} surface the large document
 * @property {string | undefined} absent why there is none
 */

const parts = { start, rate, 'rate-large': rateLarge, others, size, full };
const root = fileURLToPath(new URL('../../', import.meta.url));
const page = resolve(root, 'src/docs/benchmarks.md');

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(parts).join(',') },
    write: { type: 'boolean', default: false },
    tools: { type: 'string' },
    cli: { type: 'string' },
    surface: { type: 'string', default: resolve(root, '../shared/data/maiagent-public-api.openapi.json') },
  },
});
const unknown = values.only.split(',').find((name) => parts[name] === undefined);
if (unknown !== undefined) throw new Error(`no part "${unknown}": ${Object.keys(parts).join(', ')}`);
if (values.cli !== undefined) measureCommand(resolve(values.cli));
if (values.tools !== undefined) keepTools(resolve(values.tools));
// Also what is interrupted removes its folder and ends what it started.
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

const surface = resolve(values.surface);
/** @type {Given} */
const given = {
  own: once(() => record()),
  vendor: once(() => record({ surface })),
  surface,
  absent: existsSync(surface) ? undefined : 'their document is not there (--surface FILE)',
};

const before = load();
process.stdout.write(`${machine()}; load ${before}\n`);
const measured = [];
for (const name of values.only.split(',')) {
  const { title, about, measure } = parts[name];
  const started = performance.now();
  /** @type {import('./results/rows.mjs').Part} */
  const part = await measure(given).catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
    return { rows: [], skipped: [{ name: 'the rest', reason: 'it failed' }] };
  });
  measured.push({ title, about, part });
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(
    `\n${name}: ${title} (measured in ${seconds} s, load ${load()})\n\n${tableOf(part.rows)}`,
  );
  for (const skipped of part.skipped ?? [])
    process.stdout.write(`not measured: ${skipped.name}, ${skipped.reason}\n`);
}
if (values.write) {
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, pageOf(measured, before));
}

/** @template T @param {() => Promise<T>} make @returns {() => Promise<T>} */
function once(make) {
  let made;
  return () => {
    made ??= make();
    return made;
  };
}
