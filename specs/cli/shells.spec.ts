/** Shells complete a command line that is typed, on a terminal of their own (script(1)), as a person would see it. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { main, run } from './command.ts';

/** How each is started, with nothing of the user's and a prompt that can be waited for; what it reads first. */
const SHELLS = {
  bash: { start: 'bash --noprofile --rcfile rc -i', file: 'rc', before: "PS1='READY>'\n" },
  zsh: {
    start: 'zsh -d -i',
    file: '.zshrc',
    before: "PS1='READY>'\nautoload -Uz compinit && compinit -D -u\n",
  },
  fish: {
    start: "fish --no-config --init-command 'source rc'",
    file: 'rc',
    before: "function fish_prompt; echo -n 'READY>'; end\n",
  },
} as const;

type Shell = keyof typeof SHELLS;

/** What a shell makes a file of, where it acts on it. */
const ACT = ['$(touch', '{IFS}ACTED)'].join('$');

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/** A folder with a command `trysquare` that completes as the built one does, and else says what it was given. */
async function prepared(shell: Shell): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-shell-'));
  const command = `#!/bin/sh\n[ "$1" = --complete ] && exec '${process.execPath}' '${main}' "$@"\nprintf 'GIVEN'; printf '<%s>' "$@"; echo END\n`;
  writeFileSync(join(folder, 'trysquare'), command, { mode: 0o755 });
  const { stdout } = await run(['completion', shell]);
  const { file, before } = SHELLS[shell];
  writeFileSync(join(folder, file), before + stdout);
  // A stranger's document, whose paths a shell could act on.
  const paths = [`/evil/${ACT}/`, `/sly/'${ACT}'/`, '/plain/'];
  const get = { responses: { 200: { description: 'All' } } };
  const surface = {
    openapi: '3.0.3',
    info: { title: 'T', version: '1' },
    paths: Object.fromEntries(paths.map((path) => [path, { get }])),
  };
  writeFileSync(join(folder, 'evil.json'), JSON.stringify(surface));
  return folder;
}

/** What the command is given when a line is typed, with tabs in it; what stands on the terminal where it is not run. */
async function typed(shell: Shell, line: string, made?: string, patience = 15_000): Promise<string[]> {
  const folder = made ?? (await prepared(shell));
  const child = spawn('script', ['-qec', SHELLS[shell].start, '/dev/null'], {
    cwd: folder,
    env: {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      HOME: folder,
      ZDOTDIR: folder,
      TERM: 'xterm',
      SHELL: `/bin/${shell}`,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: patience,
  });
  let output = '';
  let isTyped = false;
  const given = new Promise<string[]>((resolve) => {
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString();
      if (!isTyped && output.includes('READY>')) {
        isTyped = true;
        child.stdin.write(`${line}\r`);
      }
      const words = /GIVEN((?:<[^>]*>)+)END/.exec(output)?.[1];
      if (words !== undefined) resolve([...words.matchAll(/<([^>]*)>/g)].map((one) => one[1] ?? ''));
    });
    child.on('close', () => resolve([output.slice(-800)]));
  });
  const words = await given;
  child.stdin.end();
  child.kill();
  return words;
}

describe.each(Object.keys(SHELLS) as Shell[])('%s', (shell) => {
  const missing = ['script', shell].filter((program) => !has(program));
  const there = missing.length === 0 ? test.each : test.skip.each;
  there([
    ['a command and an option', 'trysquare chec\t--onl\tx', ['check', '--only', 'x']],
    ['a requirement', 'trysquare check --only auth/wrong-sch\t', ['check', '--only', 'auth/wrong-scheme']],
    ['a value behind =', 'trysquare check --only=auth/wrong-sch\t', ['check', '--only=auth/wrong-scheme']],
    [
      // fish leaves the quote open that somebody has begun.
      'an operation, which has a blank in it',
      `trysquare check --operation 'POST /api/attach\t${shell === 'fish' ? "'" : ''}`,
      ['check', '--operation', 'POST /api/attachments-upload/'],
    ],
    [
      'one that no quote begins',
      'trysquare check --operation POST\\ /api/attach\t',
      ['check', '--operation', 'POST /api/attachments-upload/'],
    ],
  ])(
    `completes %s${missing.length === 0 ? '' : ` (skipped: no ${missing.join(', ')} here)`}`,
    async (_, line, words) => {
      expect(await typed(shell, line)).toEqual(words);
    },
  );

  there([
    ['with a double quote open', 'trysquare check --surface evil.json --operation "GET /evil\t\r"'],
    ['with a single quote open', "trysquare check --surface evil.json --operation 'GET /sly\t\r'"],
    ['without a quote', 'trysquare check --surface evil.json --operation GET\\ /evil\t x'],
  ])(
    `acts on nothing that stands in a document: %s${missing.length === 0 ? '' : ` (skipped: no ${missing.join(', ')} here)`}`,
    async (_, line) => {
      const folder = await prepared(shell);
      // The second quote closes one that is open still, and waits for more behind one that is closed.
      await typed(shell, line, folder, 4_000);
      expect(readdirSync(folder)).not.toContain('ACTED');
    },
  );
});
