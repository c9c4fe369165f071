/** Runs scripts of CI systems as these do: by bash, in a folder of their own, with the built command behind `npx`. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Done, done } from '../support/done.ts';

const main =
  process.env['TRYSQUARE_MAIN'] ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export function textOf(name: string): string {
  return readFileSync(new URL(`../../src/ci/${name}`, import.meta.url), 'utf8');
}

/** A file of the folder `src/ci`, parsed. */
// biome-ignore lint/suspicious/noExplicitAny: the specs say what it has to have
export function documentOf(name: string): any {
  return parse(textOf(name));
}

/** A folder to work in, with a command `npx` that runs the build instead of asking a registry. */
export function workspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-ci-'));
  mkdirSync(join(folder, '.bin'));
  const npx = `#!/usr/bin/env bash\n[ "$1" = --yes ] && [ "\${2%%@*}" = trysquare ] || exit 97\nshift 2\nexec '${process.execPath}' '${main}' "$@"\n`;
  writeFileSync(join(folder, '.bin', 'npx'), npx, { mode: 0o755 });
  return folder;
}

/** Runs a script as GitHub's `bash` shell, and GitLab's, do: it ends at the first command that fails. */
export function bash(script: string, folder: string, environment: Record<string, string>): Promise<Done> {
  return done('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], folder, {
    PATH: `${join(folder, '.bin')}:${process.env['PATH']}`,
    HOME: folder,
    ...environment,
  });
}
