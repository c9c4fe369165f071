import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../measure/run.mjs';
import { scratch } from '../measure/scratch.mjs';

/** What is measured beside Trysquare: never a dependency of it. */
const VERSIONS = { undici: '7.30.2', autocannon: '8.0.0', dredd: '14.1.0', specmatic: '2.55.1' };

let tools;

/** A folder in which packages stay from one run of the benchmarks to the next, in place of one that is removed. */
export function keepTools(folder) {
  tools = folder;
}

/** @param {keyof typeof VERSIONS} name @returns {string} with its version */
export function versioned(name) {
  return `${name} ${VERSIONS[name]}`;
}

/**
 * Installs a package into a folder of its own, unless it is there.
 * @param {keyof typeof VERSIONS} name
 * @returns {Promise<{folder: string} | {reason: string}>} `folder`: that of the package
 */
export async function install(name) {
  const prefix = join(tools ?? scratch(), `${name}-${VERSIONS[name]}`);
  const folder = join(prefix, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return { folder };
  const words = [
    'install',
    '--prefix',
    prefix,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=0',
  ];
  const { code, stderr } = await run('npm', [...words, `${name}@${VERSIONS[name]}`], { limit: 60 });
  if (code === 0) return { folder };
  const [line = 'it takes too long'] = stderr.match(/npm error .*/) ?? [];
  return { reason: `cannot be installed (${line.replace('npm error ', '')})` };
}
