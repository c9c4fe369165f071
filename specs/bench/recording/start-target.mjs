import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./target.mjs', import.meta.url));

/**
 * @typedef {{requests: number, unknown: number, firstAt: number, lastAt: number, samples: string[]}} Counts
 *   what came since the last reset; times in milliseconds of `process.hrtime`
 * @typedef {{url: string, reset: () => Promise<void>, counts: () => Promise<Counts>, close: () => Promise<void>}} Target
 */

/**
 * Starts the fast target in a process of its own.
 * @param {string} file a recording
 * @returns {Promise<Target>}
 */
export async function startTarget(file) {
  const child = fork(program, [file], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const answers = on(child, 'message', { close: ['exit'] });
  const heard = async () => {
    const { value, done } = await answers.next();
    if (done) throw new Error('the target has ended');
    return value[0];
  };
  const { url } = await heard();
  const asked = async (ask) => {
    child.send({ ask });
    return (await heard()).counts;
  };
  return {
    url,
    reset: async () => void (await asked('reset')),
    counts: () => asked('counts'),
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
