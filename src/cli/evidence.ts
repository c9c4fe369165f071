import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { UsageError } from '../errors.ts';
import type { Exchange } from '../model.ts';

/** Writes exchanges as they come, a JSON line each, to `evidence/exchanges.ndjson` in a folder. */
export interface EvidenceWriter {
  write(exchange: Exchange): void;
  /** Resolves when everything is written. */
  close(): Promise<void>;
}

/** @throws UsageError where the folder cannot be written to. */
export function writeEvidence(folder: string): EvidenceWriter {
  const place = join(folder, 'evidence');
  try {
    mkdirSync(place, { recursive: true });
  } catch (cause) {
    throw new UsageError(`${place} cannot be made (${(cause as NodeJS.ErrnoException).code})`, { cause });
  }
  const stream = createWriteStream(join(place, 'exchanges.ndjson'));
  return {
    write: (exchange) => void stream.write(`${JSON.stringify(exchange)}\n`),
    async close() {
      stream.end();
      await finished(stream);
    },
  };
}
