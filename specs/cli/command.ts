import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { keyIn } from '../support/jest/keys.mjs';

/** The build that is tried: another than the project's own where TRYSQUARE_MAIN names one. */
export const main =
  process.env['TRYSQUARE_MAIN'] ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** Resolves when the pattern has been printed; gives the match. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the built command, as a user would, with no other environment than what is given. */
export function start(
  words: readonly string[],
  environment: Record<string, string> = {},
  folder?: string,
): Running {
  const child = spawn(process.execPath, [main, ...words], {
    ...(folder !== undefined && { cwd: folder }),
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const heard = (add: (text: string) => void) => (bytes: Buffer) => {
    add(bytes.toString());
    for (const listener of listeners) listener();
  };
  child.stdout.on(
    'data',
    heard((text) => {
      stdout += text;
    }),
  );
  child.stderr.on(
    'data',
    heard((text) => {
      stderr += text;
    }),
  );
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('close', (code) => {
      // Only `serve` prints keys: its own, to be copied.
      const key = words[0] === 'serve' ? undefined : keyIn(Buffer.from(stdout + stderr));
      if (key === undefined) resolve({ code, stdout, stderr });
      else reject(new Error(`${words.join(' ')} prints a key: ${key}`));
    });
  });
  return {
    ended,
    printed: (pattern) =>
      new Promise((resolve) => {
        const look = (): void => {
          const match = pattern.exec(stdout + stderr);
          if (match === null) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
      }),
    kill: (signal) => void child.kill(signal),
  };
}

/** Runs the built command to its end. */
export function run(
  words: readonly string[],
  environment: Record<string, string> = {},
  folder?: string,
): Promise<Ended> {
  return start(words, environment, folder).ended;
}
