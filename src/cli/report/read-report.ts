import { readFileSync } from 'node:fs';
import { validator } from '../../contract/schemas.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import { DocumentError } from '../../errors.ts';
import { plural } from '../../plural.ts';
import { inert } from '../../report/inert.ts';
import type { Report } from '../../report/model.ts';

const VERSION = 1;

/** The schema of `report.json`, as it is published. */
export function reportSchema(): JsonObject {
  const file = new URL('../../report/report.schema.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
}

/**
 * Reads a report, and trusts nothing in it: it is a whole one, of this version, and as its schema says.
 * @throws DocumentError
 */
export function readReport(file: string): Report {
  const value = parsed(file, textOf(file));
  if (!isObject(value) || value['reportVersion'] === undefined)
    throw new DocumentError(file, 'it is no report of Trysquare');
  if (value['reportVersion'] !== VERSION) {
    const version = inert(JSON.stringify(value['reportVersion']).slice(0, 40));
    throw new DocumentError(
      file,
      `it has the report version ${version}, and this Trysquare reads ${VERSION}: use the one that wrote it`,
    );
  }
  if (value['footer'] === undefined)
    throw new DocumentError(file, 'it has no footer: it was cut off, or its run never came to an end');
  const [error] = validator(reportSchema())(value);
  if (error !== undefined)
    throw new DocumentError(
      file,
      `it is no valid report: ${inert(error.instancePath) || 'it'} ${error.message}`,
    );
  const report = value as unknown as Report;
  checkCounts(file, report);
  return report;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT'
        ? 'no such file; a run is a folder that `check --out` wrote, or the report.json of it'
        : `cannot be read (${code})`;
    throw new DocumentError(file, reason, { cause });
  }
}

function parsed(file: string, text: string): unknown {
  if (text.trim() === '') throw new DocumentError(file, 'it is empty');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DocumentError(file, 'it is no JSON, or was cut off before its end', { cause });
  }
}

/** The footer counts what the report holds: where they differ, cases were lost or added. */
function checkCounts(file: string, { cases, footer }: Report): void {
  for (const [verdict, count] of Object.entries(footer.cases)) {
    const held = cases.filter((one) => one.verdict === verdict).length;
    if (held !== count)
      throw new DocumentError(
        file,
        `its footer counts ${plural(count, 'case')} of ${verdict}, and it holds ${held}`,
      );
  }
}
