import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratch } from './scratch.mjs';

const usageHook = fileURLToPath(new URL('./usage.cjs', import.meta.url));

/**
 * @typedef {object} Ended
 * @property {number | null} code
 * @property {string} stdout
 * @property {string} stderr
 * @property {number} startedAt milliseconds of `process.hrtime`
 * @property {number} seconds from command to exit
 */

/**
 * Runs a command to its end; it is killed after the seconds given.
 * @param {string} command
 * @param {readonly string[]} words
 * @param {{env?: Record<string, string>, cwd?: string, limit?: number, until?: Promise<unknown>}} [options]
 *   `until`: it is killed when this resolves
 * @returns {Promise<Ended & {times: string}>}
 */
export function run(command, words, { env = {}, cwd, limit = 120, until } = {}) {
  const startedAt = Number(process.hrtime.bigint()) / 1e6;
  const child = spawn(command, words, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  // A group of its own: what it started ends with it.
  const end = () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  const timer = setTimeout(end, limit * 1000);
  process.once('exit', end);
  until?.then(end);
  const texts = ['', '', ''];
  for (const [index, stream] of child.stdio.slice(1).entries())
    stream.on('data', (chunk) => {
      texts[index] += chunk;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    // What it prints may still come when it has ended: the time is taken before.
    let seconds = 0;
    child.on('exit', () => {
      clearTimeout(timer);
      process.off('exit', end);
      seconds = (Number(process.hrtime.bigint()) / 1e6 - startedAt) / 1000;
    });
    child.on('close', (code) => {
      const [stdout, stderr, times] = texts;
      resolve({ code, stdout, stderr, times, startedAt, seconds });
    });
  });
}

let runs = 0;

/**
 * Runs a program of node, and says what that one process took.
 * @param {readonly string[]} words
 * @param {{env?: Record<string, string>, cwd?: string}} [options]
 * @returns {Promise<Ended & {cpu: number, atFirst: number, megabytes: number}>} CPU in seconds: whole, and before its first request
 */
export async function runNode(words, { env, cwd } = {}) {
  runs += 1;
  const file = join(scratch(), `usage-${runs}.json`);
  const ended = await run(process.execPath, ['--require', usageHook, ...words], {
    cwd,
    env: { ...env, BENCH_USAGE: file },
  });
  return { ...ended, ...JSON.parse(readFileSync(file, 'utf8')) };
}

/**
 * Runs a command, and says what it and all processes that it started took.
 * @param {string} command
 * @param {readonly string[]} words
 * @param {{env?: Record<string, string>, cwd?: string, limit?: number}} [options]
 * @returns {Promise<Ended & {cpu: number}>}
 */
export async function runTree(command, words, options) {
  const ended = await run(
    'sh',
    ['-c', '"$@" 3>&-; code=$?; times >&3; exit $code', 'sh', command, ...words],
    options,
  );
  return { ...ended, cpu: childrenIn(ended.times) };
}

/** The second line of the shell's `times`: user and system time of its children. */
function childrenIn(times) {
  const figures = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return figures.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
