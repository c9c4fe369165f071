import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DocumentError } from '../../errors.ts';
import type { Exchange } from '../../model.ts';
import type { Report } from '../../report/model.ts';
import { checkPlain } from '../plain-file.ts';
import { readEvidence } from './read-evidence.ts';
import { readReport } from './read-report.ts';

/** A run as it was recorded. */
export interface RecordedRun {
  /** As it was named on the command line. */
  readonly name: string;
  readonly report: Report;
  /**
   * Reads the exchanges.
   * @throws DocumentError where the run was recorded without them, or they cannot be read.
   */
  evidence(): Exchange[];
}

/**
 * Opens a run: a folder that `check --out` wrote, or the report in it.
 * @throws DocumentError with the reason in a sentence where it cannot be shown.
 */
export function readRun(name: string): RecordedRun {
  const isFolder = statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = isFolder ? join(name, 'report.json') : name;
  const exchanges = join(dirname(file), 'evidence', 'exchanges.ndjson');
  if (isFolder) checkPlain(file, 'file');
  return {
    name,
    report: readReport(file),
    evidence() {
      if (!existsSync(exchanges))
        throw new DocumentError(
          exchanges,
          'no such file: the format shows exchanges, and only `check --out` keeps them',
        );
      checkPlain(exchanges, 'file');
      return [...readEvidence(exchanges)];
    },
  };
}
