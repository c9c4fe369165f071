import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDocument, type SourceDocument } from '../documents/source.ts';
import { DocumentError } from '../errors.ts';

/** What a configuration file gives: read where it is data, run where it is code. */
export async function loadSource(file: string): Promise<Pick<SourceDocument, 'value' | 'locate'>> {
  if (!/\.[cm]?[jt]s$/.test(file)) return readDocument(file);
  return { value: await run(file), locate: () => ({ file, line: 0, column: 0 }) };
}

/** Node 20 runs no TypeScript; and `trysquare` is found by jiti wherever this package lies. */
async function run(file: string): Promise<unknown> {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) throw new DocumentError(file, 'no such file');
  const { createJiti } = await import('jiti');
  const trysquare = await import('../index.ts');
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    virtualModules: { trysquare },
  });
  try {
    return await jiti.import(resolve(file), { default: true });
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new DocumentError(file, `cannot be run: ${said.trim()}`, { cause });
  }
}
