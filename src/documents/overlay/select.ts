import { type Context, createContext, Script } from 'node:vm';
import type { FilterFunction, JSONPathQuery } from 'json-p3';

/** Ends the work: `at` is the pointer of the part of the overlay that is to blame, the reason says what to do. */
export type Refuse = (at: string, reason: string) => never;

/** The member names and indices that lead from the root to a part. */
export type Path = readonly (string | number)[];

/** A part of a document that an expression selects. */
export interface Match {
  readonly path: Path;
  readonly value: unknown;
}

/** Selects parts of a document, each once. */
export type Selector = (root: unknown) => readonly Match[];

const MOST_MATCHES = 100_000;
/** Deeper documents hold themselves: an alias stands within its own anchor. */
const DEEPEST = 500;
/** A filter over a document of 6 MB takes one second. */
const MOST_MILLISECONDS = 10_000;

const CALL = new Script('work()');

/** Loads JSONPath (RFC 9535), and returns what makes a selector of the expression at a pointer. */
export async function loadSelectors(
  refuse: Refuse,
  milliseconds = MOST_MILLISECONDS,
): Promise<(at: string, expression: unknown) => Selector> {
  const { JSONPathEnvironment } = await import('json-p3');
  const environment = new JSONPathEnvironment({ maxRecursionDepth: DEEPEST });
  const match = environment.functionRegister.get('match');
  if (match) environment.functionRegister.set('match', ofStrings(match));
  const room = createContext({});
  return (at, expression) => {
    if (typeof expression !== 'string') refuse(at, 'not a JSONPath: write a string that begins with $');
    let query: JSONPathQuery;
    try {
      query = environment.compile(expression);
    } catch (cause) {
      const reason = (cause as Error).message.replace(/ \('.*':\d+\)$/s, '');
      refuse(at, `not a JSONPath (${reason}): write it as RFC 9535 has it, like $.paths['/a'].get`);
    }
    return (root) => {
      const matches = new Map<string, Match>();
      const collect = (): void => {
        let count = 0;
        for (const { location, value } of query.lazyQuery(root as null)) {
          count += 1;
          if (count > MOST_MATCHES) refuse(at, `more than ${MOST_MATCHES} matches: select fewer parts`);
          matches.set(JSON.stringify(location), { path: location, value });
        }
      };
      bounded(room, collect, milliseconds, (reason) => refuse(at, reason));
      return [...matches.values()];
    };
  };
}

/** By the RFC only strings match; the library would take `null` for a word. */
function ofStrings(match: FilterFunction): FilterFunction {
  return {
    argTypes: match.argTypes,
    returnType: match.returnType,
    call: (text, pattern) => typeof text === 'string' && match.call(text, pattern),
  };
}

/** Counting ends neither a regular expression that runs on nor a filter that finds nothing; the limit of a script does. */
function bounded(
  room: Context,
  work: () => void,
  milliseconds: number,
  refuse: (reason: string) => never,
): void {
  try {
    room['work'] = work;
    CALL.runInContext(room, { timeout: milliseconds });
  } catch (cause) {
    const { code, name } = cause as NodeJS.ErrnoException;
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      refuse(`not done in ${milliseconds / 1000} seconds: select by more names, and by fewer .. and *`);
    }
    if (name === 'JSONPathRecursionLimitError' || name === 'RangeError') {
      refuse('nested too deeply, or too long a list, for this expression: select by more names');
    }
    throw cause;
  }
}
