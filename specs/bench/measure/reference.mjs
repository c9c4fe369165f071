import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertConformant, SEED } from '../recording/record.mjs';
import { serve, trysquare } from './command.mjs';
import { runNode } from './run.mjs';
import { scratch } from './scratch.mjs';

let runs = 0;

/**
 * One run of `check` with its journal, judged conformant, against a reference server in a process of its own.
 * @param {readonly string[]} documents options of both
 * @param {readonly string[]} [options] of `check`
 */
export async function checkReference(documents, options = []) {
  runs += 1;
  const out = join(scratch(), `reference-${runs}`);
  const server = await serve(documents);
  try {
    const words = [
      'check',
      ...documents,
      ...options,
      '--seed',
      String(SEED),
      '--no-ci-output',
      '--out',
      out,
      server.url,
    ];
    const ended = await runNode(trysquare(...words), { env: server.keys });
    if (ended.code !== 0) throw new Error(`check ended with ${ended.code}: ${ended.stderr}${ended.stdout}`);
    assertConformant(join(out, 'report.json'));
    const { run } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
    return { ...ended, requests: run.requests };
  } finally {
    await server.close();
  }
}
