import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The command under measurement; `--cli FILE` names another build of it. */
let main = `${ROOT}dist/cli/main.js`;

export function measureCommand(file) {
  main = file;
}

export const ownContract = `${ROOT}openapi.yaml`;

/** The words that start Trysquare by node. */
export function trysquare(...words) {
  return [main, ...words];
}

/**
 * Starts a server of Trysquare in a process of its own, and waits until it listens.
 * @param {readonly string[]} words options of `serve`
 * @returns {Promise<{url: string, keys: Record<string, string>, close: () => Promise<void>}>}
 */
export async function serve(words) {
  const child = spawn(process.execPath, trysquare('serve', ...words), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (/TRYSQUARE_KEY_RESTRICTED=\S+\n/.test(text)) break;
  }
  const url = / at (http:\S+?)[,\n]/.exec(text)?.[1];
  if (url === undefined) throw new Error(`serve ${words.join(' ')} did not start`);
  return {
    url,
    keys: Object.fromEntries(
      [...text.matchAll(/(TRYSQUARE_\w+)=(\S+)/g)].map(([, name, key]) => [name, key]),
    ),
    async close() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
