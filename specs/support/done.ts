import { spawn } from 'node:child_process';

export interface Done {
  readonly code: number | null;
  /** What went to stdout and stderr, as it came. */
  readonly output: string;
}

/** Runs a program to its end, for a minute at most, in an environment of its own. */
export function done(
  program: string,
  words: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<Done> {
  const child = spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString();
    });
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}
