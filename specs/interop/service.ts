import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Keys } from '../../src/run/credentials.ts';

const folder = fileURLToPath(new URL('./drf/', import.meta.url));

/** The keys of the Django service. They open nothing else. */
export const serviceKeys: Keys = {
  full: 'InteropKeyFullNotSecret01',
  other: 'InteropKeyOtherNotSecret01',
  restricted: 'InteropKeyReadOnlyNotSecret01',
};

/** Installs what the service needs. Undefined where that worked, else the reason. */
export function installService(): string | undefined {
  const { status, stdout, stderr } = spawnSync('sh', [`${folder}install.sh`], { encoding: 'utf8' });
  return status === 0 ? undefined : `${stdout}${stderr}`.trim().split('\n').pop();
}

export interface Service {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the service on a free port, with a fault where one is named. */
export async function startService(fault = ''): Promise<Service> {
  const child = spawn('sh', [`${folder}serve.sh`, '0'], {
    env: { ...process.env, FAULT: fault },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^listening on (http:\S+)$/.exec(line)?.[1];
    if (url !== undefined) return { url, stop: () => stop(child) };
  }
  throw new Error('the service ended before it listened');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
