/** Every command of the documentation is run as a reader would run it, in a folder of its own. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { pageNames, type Snippet, snippetsIn, textOf } from './pages.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const pages = pageNames();

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A shell in which `npx trysquare` is the built command; after what starts a server, it waits for it. */
function scriptOf(snippets: readonly Snippet[], port: number): string {
  const wait = `for i in $(seq 300); do (exec 3<>/dev/tcp/127.0.0.1/${port}) 2>/dev/null && break; sleep 0.1; done`;
  const parts = snippets.map(({ code, line }) => {
    const serves = /trysquare serve .*&$/m.test(code);
    return `${code}\ncode=$?\n${serves ? wait : ''}\necho "@@ ${line} $code"`;
  });
  return `set -m\n${parts.join('\n')}\nkill $(jobs -p) 2>/dev/null\n`.replaceAll('8000', String(port));
}

async function ran(snippets: readonly Snippet[]): Promise<{ codes: Map<number, number>; output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-docs-'));
  const shim = join(folder, 'npx');
  writeFileSync(shim, `#!/bin/sh\nshift\nexec '${process.execPath}' '${main}' "$@"\n`);
  chmodSync(shim, 0o755);
  const child = spawn('bash', ['-c', scriptOf(snippets, await freePort())], {
    cwd: mkdtempSync(join(folder, 'here-')),
    env: {
      PATH: `${folder}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      HOME: folder,
      CI: 'true',
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

describe('commands of', () => {
  test.each(pages.filter((page) => snippetsIn(textOf(page)).length > 0))('%s', async (page) => {
    const snippets = snippetsIn(textOf(page));
    const { codes, output } = await ran(snippets);
    const wrong = snippets.filter(({ line, exit }) => codes.get(line) !== exit);
    expect({ wrong, output: wrong.length > 0 ? output.slice(-3_000) : '' }).toEqual({
      wrong: [],
      output: '',
    });
  });
});

test.each(pages)('links of %s lead somewhere', (page) => {
  const folder = dirname(fileURLToPath(new URL(`../../src/docs/${page}`, import.meta.url)));
  const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
  expect(links.filter((link) => !existsSync(join(folder, link)))).toEqual([]);
});
