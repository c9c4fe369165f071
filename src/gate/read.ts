import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { validator } from '../contract/schemas.ts';
import { joinPointer } from '../documents/pointer.ts';
import { readDocument } from '../documents/source.ts';
import { DocumentError } from '../errors.ts';
import type { Baseline } from './baseline.ts';

/** @throws DocumentError with the line, where the file cannot be read or is no baseline. */
export function readBaseline(file: string): Baseline {
  const source = readDocument(file);
  const schema = JSON.parse(
    readFileSync(new URL('./baseline.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const [error] = validator(schema)(source.value);
  if (error !== undefined) {
    const extra = error.params['additionalProperty'];
    const pointer = typeof extra === 'string' ? joinPointer(error.instancePath, extra) : error.instancePath;
    const what =
      typeof extra === 'string' ? `unknown key "${extra}"` : `${error.instancePath || 'it'} ${error.message}`;
    throw new DocumentError(source.locate(pointer), what);
  }
  return source.value as Baseline;
}

const HEAD = `# Known faults that are tolerated for now. An entry that is gone, has changed or is past its day fails the gate.
`;

/** A baseline as it is written to a file, for people to add reasons to. */
export function writtenBaseline(baseline: Baseline): string {
  return HEAD + stringify(baseline, { lineWidth: 0 });
}
