import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tool } from '../package-info.ts';

let known: string | undefined;

/**
 * Names this build: SHA-256 over all files that it is made of, and over `package.json`, which pins what it uses. Two
 * builds with one digest judge alike.
 */
export function buildDigest(): string {
  known ??= digestBelow(fileURLToPath(new URL('..', import.meta.url)));
  return known;
}

function digestBelow(root: string): string {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|ts|json)$/.test(name))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  const hash = createHash('sha256');
  for (const name of [...names, '../package.json']) {
    const text = readFileSync(join(root, name));
    hash.update(`${name}\n${text.length}\n`).update(text);
  }
  return hash.digest('hex');
}

/** What made a bundle, or checks one. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  readonly build: string;
}

/** This build, by name, version and digest. */
export function thisTool(): Tool {
  return { ...tool, build: buildDigest() };
}
