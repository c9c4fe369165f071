import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownContract, serve, trysquare } from '../measure/command.mjs';
import { run } from '../measure/run.mjs';
import { scratch } from '../measure/scratch.mjs';
import { startRecorder } from './recorder.mjs';
import { recordingOf } from './recording.mjs';
import { templatesOf } from './templates.mjs';

/** Of every run: the same seed makes the same requests. */
export const SEED = 7;

/**
 * Records a run of `check` against the reference server.
 * @param {{surface?: string}} [of] the own contract unless a surface is named
 * @returns {Promise<{file: string, keys: Record<string, string>, words: string[], requests: number}>} `words` make the same run again
 * @throws where the run is not conformant
 */
export async function record({ surface } = {}) {
  const documents = surface === undefined ? [] : ['--surface', surface];
  const [server, unchanged] = await Promise.all([serve(documents), serve(documents)]);
  const recorder = await startRecorder({ changing: server.url, unchanged: unchanged.url });
  try {
    const out = join(scratch(), `recorded-${recorder.url.split(':').at(-1)}`);
    const words = ['check', ...documents, '--seed', String(SEED), '--no-ci-output'];
    const ended = await run(process.execPath, trysquare(...words, '--out', out, recorder.url), {
      env: server.keys,
    });
    const report = join(out, 'report.json');
    if (ended.code !== 0)
      throw new Error(`the run to be recorded ended with ${ended.code}:\n${ended.stderr}`);
    assertConformant(report);
    const templates = templatesOf(surface ?? ownContract);
    const recording = recordingOf(recorder.exchanges, recorder.url, templates);
    const file = `${out}.json`;
    writeFileSync(file, JSON.stringify(recording));
    return { file, keys: server.keys, words, requests: recording.requests.length };
  } finally {
    await Promise.all([recorder.close(), server.close(), unchanged.close()]);
  }
}

/**
 * @param {string} file a report
 * @throws where its outcome is another than conformant, or it has findings
 */
export function assertConformant(file) {
  const { outcome, findings } = JSON.parse(readFileSync(file, 'utf8'));
  if (outcome === 'conformant' && findings.length === 0) return;
  const titles = findings.map(({ requirement, title }) => `${requirement}: ${title}`);
  throw new Error(`the run is ${outcome}: ${titles.join('; ') || 'no findings'}`);
}
