import type { JsonObject } from '../documents/pointer.ts';
import { numberIn, type Violation } from './violation.ts';

/** Longer ones are not sent: a server may refuse the whole body for its length. */
const LONGEST = 100_000;

/** Texts that are too long or too short, or not of the pattern or the format. */
export function wrongStrings(schema: JsonObject, valid: unknown): Violation[] {
  return [...wrongLengths(schema, typeof valid === 'string' ? valid : ''), ...wrongForms(schema)];
}

function wrongLengths(schema: JsonObject, valid: string): Violation[] {
  const [least, most] = [numberIn(schema, 'minLength') ?? 0, numberIn(schema, 'maxLength')];
  const found: Violation[] = [];
  if (most !== undefined && most < LONGEST) {
    const missing = Math.max(0, most + 1 - valid.length);
    found.push({
      keyword: 'maxLength',
      what: `longer than ${most}`,
      values: [valid + 'x'.repeat(missing), 'x'.repeat(missing) + valid, 'x'.repeat(most + 1)],
    });
  }
  // White space alone counts as nothing for many: what is too short has none.
  if (least === 1) found.push({ keyword: 'minLength', what: 'empty', values: [''] });
  if (least > 1 && least < LONGEST) {
    const values = [valid.slice(0, least - 1), 'x'.repeat(least - 1)].filter((text) => text === text.trim());
    found.push({ keyword: 'minLength', what: `shorter than ${least}`, values });
  }
  return found;
}

/** What is wrong by any reading of a format: servers are laxer, and stricter, than its definition. */
const NOT_OF_FORMAT: Readonly<Record<string, string>> = {
  uuid: 'not-a-uuid',
  email: 'not an address',
  uri: 'not a url',
  url: 'not a url',
  date: 'not a date',
  'date-time': 'not a date',
  time: 'not a time',
  duration: 'not a duration',
  ipv4: 'not an address',
  ipv6: 'not an address',
};

/** Each is far from what most patterns ask for. */
const STRANGE = ['~', '!', '-', '0', 'x', 'X', '~!'];

function wrongForms(schema: JsonObject): Violation[] {
  const { pattern, format } = schema;
  const found: Violation[] = [];
  if (typeof pattern === 'string')
    found.push({ keyword: 'pattern', what: 'not of its pattern', values: strange(schema) });
  const gross = typeof format === 'string' ? NOT_OF_FORMAT[format] : undefined;
  if (gross !== undefined)
    found.push({
      keyword: 'format',
      what: `not of the format ${format}`,
      values: [gross, gross.slice(0, 3)],
    });
  return found;
}

/** Texts that no pattern is likely to allow, as long as the schema asks. */
function strange(schema: JsonObject): string[] {
  const least = numberIn(schema, 'minLength') ?? 1;
  const most = numberIn(schema, 'maxLength') ?? LONGEST;
  const length = Math.max(1, least, Math.min(9, most));
  return STRANGE.map((text) => text.repeat(length).slice(0, length));
}
