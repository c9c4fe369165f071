import { createWriteStream, openSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Exchange } from '../model.ts';
import { makeFolder, unwritable } from './files.ts';

/** Writes exchanges as they come, a JSON line each, to `evidence/exchanges.ndjson` in a folder. */
export interface EvidenceWriter {
  write(exchange: Exchange): void;
  /** Resolves when everything is written. */
  close(): Promise<void>;
}

/** @throws UsageError where the folder cannot be written to. */
export function writeEvidence(folder: string): EvidenceWriter {
  const file = join(folder, 'evidence', 'exchanges.ndjson');
  makeFolder(join(folder, 'evidence'));
  let fd: number;
  try {
    fd = openSync(file, 'w');
  } catch (cause) {
    throw unwritable(file, cause);
  }
  const stream = createWriteStream(file, { fd });
  return {
    write: (exchange) => void stream.write(`${JSON.stringify(exchange)}\n`),
    async close() {
      stream.end();
      await finished(stream).catch((cause: unknown) => {
        throw unwritable(file, cause);
      });
    },
  };
}
