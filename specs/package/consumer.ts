/** The packed package, installed into an empty project as a user would. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { done } from '../support/done.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Packed {
  readonly file: string;
  /** Bytes of the tarball. */
  readonly size: number;
  readonly files: readonly string[];
}

export interface Consumer {
  readonly folder: string;
  /** Puts a file into the project. */
  write(path: string, text: string): void;
  /** Takes a file out of it. */
  drop(path: string): void;
  /** Runs a program in the project, to its end. */
  run(
    program: string,
    words: readonly string[],
    environment?: Record<string, string>,
  ): Promise<{ code: number | null; output: string }>;
  remove(): void;
}

/** Packs what the build has made, into a folder that the consumer removes with its own. */
export function pack(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-pack-'));
  const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(
    execFileSync('npm', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  ) as { filename: string; size: number; files: { path: string }[] }[];
  if (packed === undefined) throw new Error('npm pack has packed nothing');
  const { filename, size, files } = packed;
  return { file: join(folder, filename), size, files: files.map(({ path }) => path) };
}

/**
 * Installs a packed package. The lock file is the part of our own that users get, so that npm takes from its cache what
 * `npm ci` has put there, and asks a registry only for what is missing.
 */
export function install({ file }: Packed): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-consumer-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const project = {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: { trysquare: `file:${file}` },
  };
  write('package.json', JSON.stringify(project));
  write('package-lock.json', JSON.stringify(lockOf(project, file)));
  const words = ['ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`npm ci in an empty project ended with ${status}: ${stderr}`);
  return {
    folder,
    write,
    drop: (path) => rmSync(join(folder, path)),
    run: (program, words, environment) => ended(folder, program, words, environment),
    remove: () => {
      for (const one of [folder, dirname(file)]) rmSync(one, { recursive: true, force: true });
    },
  };
}

/** Lends the project a tool that this one has. */
export function lend({ folder }: Consumer, name: string): void {
  mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
}

/** The path of a file in a package that this project has. */
export function ours(path: string): string {
  return join(root, 'node_modules', path);
}

interface Locked {
  readonly dev?: boolean;
}

function lockOf(project: object, file: string): object {
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const lock = read('package-lock.json') as { packages: Record<string, Locked> };
  const { name, version, dependencies, bin, engines, peerDependencies, peerDependenciesMeta } =
    read('package.json');
  const theirs = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
  return {
    name: 'consumer',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': project,
      [`node_modules/${name}`]: {
        version,
        resolved: `file:${file}`,
        dependencies,
        bin,
        engines,
        peerDependencies,
        peerDependenciesMeta,
      },
      ...Object.fromEntries(theirs),
    },
  };
}

async function ended(
  cwd: string,
  program: string,
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const { PATH = '', HOME = '' } = process.env;
  return await done(program, words, cwd, { PATH, HOME, ...environment });
}
