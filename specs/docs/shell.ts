/** Runs commands of the documentation as a reader would run them, in a folder of its own. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Snippet } from './pages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = process.env['TRYSQUARE_MAIN'] ?? join(root, 'dist/cli/main.js');

/** What a reader who follows the pages has installed. */
const INSTALLED = ['jest', '@jest', 'vitest', 'supertest'];

export interface Place {
  /** Where the commands are run. */
  readonly folder: string;
  /** For the server of the page, which stands in it as 8000, and for another, 8001. */
  readonly ports: readonly [number, number];
}

/** A folder with the package in it, as `npm install` leaves it. */
export async function newPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-docs-'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of INSTALLED)
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(root, join(folder, 'node_modules/trysquare'));
  writeFileSync(join(folder, 'package.json'), '{}');
  return { folder, ports: [await freePort(), await freePort()] };
}

/** The exit code of each snippet by its line, and all that was printed. */
export async function ran(
  snippets: readonly Snippet[],
  { folder, ports }: Place,
  environment: Record<string, string> = {},
): Promise<{ codes: Map<number, number>; output: string }> {
  const bin = mkdtempSync(join(tmpdir(), 'trysquare-docs-bin-'));
  const npx = `#!/bin/sh
tool=$1; shift
case $tool in
  trysquare) exec '${process.execPath}' '${main}' "$@" ;;
  vitest) exec '${process.execPath}' node_modules/vitest/vitest.mjs "$@" ;;
esac
exit 97
`;
  writeFileSync(join(bin, 'npx'), npx);
  chmodSync(join(bin, 'npx'), 0o755);
  const child = spawn('bash', ['-c', scriptOf(snippets, ports)], {
    cwd: folder,
    env: {
      PATH: `${bin}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      HOME: bin,
      CI: 'true',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
  await new Promise((ended) => child.on('close', ended));
  const codes = [...output.matchAll(/^@@ (\d+) (\d+)$/gm)].map(
    ([, line, code]) => [Number(line), Number(code)] as const,
  );
  return { codes: new Map(codes), output };
}

/** What did not end as the page promises, with the end of what was printed. */
export async function wrongIn(
  snippets: readonly Snippet[],
  place: Place,
  environment?: Record<string, string>,
): Promise<{ wrong: readonly Snippet[]; output: string }> {
  const { codes, output } = await ran(snippets, place, environment);
  const wrong = snippets.filter(({ line, exit }) => codes.get(line) !== exit);
  return { wrong, output: wrong.length > 0 ? output.slice(-3_000) : '' };
}

export const nothingWrong = { wrong: [], output: '' };

/**
 * A shell in which `npx trysquare` is the built command; after what starts a server, it waits for it. A command within a
 * snippet that fails makes it fail.
 */
function scriptOf(snippets: readonly Snippet[], [port, other]: Place['ports']): string {
  const parts = snippets.map(({ code, line }) => {
    const served = /trysquare serve .*--port (\d+).*&$/m.exec(called(code))?.[1];
    const wait = `for i in $(seq 300); do (exec 3<>/dev/tcp/127.0.0.1/${served}) 2>/dev/null && break; sleep 0.1; done`;
    return `failed=0\n${called(code)}\ncode=$?\n[ $code = 0 ] && code=$failed\n${served ? wait : ''}\necho "@@ ${line} $code"`;
  });
  return `set -m\ntrap 'failed=$?' ERR\n${parts.join('\n')}\nkill $(jobs -p) 2>/dev/null\n`
    .replaceAll('8000', String(port))
    .replaceAll('8001', String(other));
}

/** In a checkout the command has another name. */
const called = (code: string): string => code.replaceAll('node dist/cli/main.js', 'npx trysquare');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
