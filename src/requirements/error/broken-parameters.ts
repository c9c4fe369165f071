import { OF_THE_CONNECTION } from '../../contract/connection.ts';
import { pagingParameters } from '../../contract/pages.ts';
import type { Operation, Parameter } from '../../model.ts';
import type { Kit } from '../../script/kit.ts';
import { facetsOf } from '../../values/facets.ts';
import { wrongNumbers } from '../../values/invalid-numbers.ts';
import { wrongStrings } from '../../values/invalid-strings.ts';
import { wrongChoices } from '../../values/invalid-types.ts';
import type { Violation } from '../../values/violation.ts';

/** A parameter with a value that breaks its schema, however its text is read. */
export interface BrokenParameter {
  readonly parameter: Parameter;
  readonly keyword: string;
  readonly label: string;
  readonly text: string;
}

/** Which page, how much of it, and in which order: servers answer a wrong one with their default, or with none. */
const PAGING =
  /^(?:x-)?(?:page|pages?[_-]?(?:size|number|index|token)|per[_-]?page|limit|offset|cursor|size|count|skip|take|top|first|last|after|before|(?:max|num)[_-]?results|sort|sort[_-]?by|order|order[_-]?by|ordering|search|q)$/i;

/** A filter may find nothing for a number out of bounds; what is no number at all it cannot look for. */
const WRONG_FOR_FILTERS = new Set(['type', 'enum', 'const', 'format']);

/** OpenAPI has these described elsewhere: as parameters they say nothing. */
const NOT_PARAMETERS = /^(?:accept|content-type|authorization)$/i;

/** What is wrong in these is passed over, as their own specifications ask (RFC 9110, RFC 7240, Trace Context). */
const PASSED_OVER =
  /^(?:accept-(?:language|encoding|charset)|if-[\w-]+|range|prefer|traceparent|tracestate|baggage|user-agent|(?:x-)?(?:request|correlation)-id)$/i;

/** The query and header parameters of a reading operation, each broken in the ways that its schema has. */
export function brokenParameters(kit: Kit, operation: Operation): BrokenParameter[] {
  return operation.parameters
    .filter((parameter) => isJudged(kit, operation, parameter))
    .flatMap((parameter) => [...brokenValues(kit, operation, parameter)]);
}

function isJudged({ contract }: Kit, { kind }: Operation, { in: place, name }: Parameter): boolean {
  const { envelope, credential } = contract;
  if (place === 'header') {
    const isOurs = name.toLowerCase() === credential.header.toLowerCase();
    return (
      !isOurs &&
      !OF_THE_CONNECTION.has(name.toLowerCase()) &&
      ![NOT_PARAMETERS, PASSED_OVER, PAGING].some((names) => names.test(name))
    );
  }
  if (place !== 'query' || pagingParameters(envelope).has(name)) return false;
  return kind !== 'list' || !PAGING.test(name);
}

function* brokenValues(kit: Kit, { kind }: Operation, parameter: Parameter): Iterable<BrokenParameter> {
  if (parameter.schema === undefined) return;
  const { schema, type } = facetsOf(kit.contract.schemas, parameter.schema);
  for (const { keyword, what, values } of violationsOf(schema, type, parameter.example)) {
    if (kind === 'list' && !WRONG_FOR_FILTERS.has(keyword)) continue;
    const text = values.map(String).find((one) => breaks(kit, parameter, one));
    if (text !== undefined) yield { parameter, keyword, label: `${parameter.name}: ${what}`, text };
  }
}

/** Lists and objects are left out: how they are written differs too much. */
function violationsOf(
  schema: Readonly<Record<string, unknown>>,
  type: string | undefined,
  valid: unknown,
): Violation[] {
  const choices = wrongChoices(schema);
  const word = { keyword: 'type', values: ['trysquare'] };
  switch (type) {
    case 'integer':
    case 'number':
      return [
        { ...word, what: 'not a number' },
        ...(choices.length > 0 ? choices : wrongNumbers(schema, valid)),
      ];
    case 'boolean':
      return [{ ...word, what: 'not true or false' }];
    case 'string':
      return choices.length > 0 ? choices : wrongStrings(schema, valid);
    default:
      return choices;
  }
}

/** Whether a text breaks the parameter's schema as it stands, and as the JSON that it may be. Nothing is no value. */
function breaks({ contract: { schemas } }: Kit, { schema }: Parameter, text: string): boolean {
  if (schema === undefined || text.trim() === '') return false;
  return readings(text).every((value) => schemas.errors(schema, value, 'request').length > 0);
}

function readings(text: string): unknown[] {
  try {
    return [text, JSON.parse(text) as unknown];
  } catch {
    return [text];
  }
}
