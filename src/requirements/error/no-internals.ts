import type { HttpResponse } from '../../model.ts';
import { harmless, isReading } from '../../probes/harmless.ts';
import { requestOf } from '../../script/request.ts';
import { send } from '../../script/steps.ts';
import { holds } from '../answers.ts';
import { only, requirement, secured } from '../requirement.ts';

/** What only the inside of a server knows. Each is a shape that no message for a client has. */
const INTERNALS: readonly (readonly [what: string, shape: RegExp])[] = [
  ['a Python stack trace', /Traceback \(most recent call last\)|File "(?:[^"\n]+\.py|<[^"\n>]+>)", line \d+/],
  ['a JavaScript stack trace', /\n\s+at [^\n]*(?:\.[cm]?[jt]sx?|node:[\w/]+|<anonymous>):\d+:\d+\)?/],
  ['a Java stack trace', /\bat [\w$.]+\([\w$]+\.(?:java|kt|scala):\d+\)|Exception in thread "/],
  ['a .NET stack trace', /\bat [\w.<>`]+\([^)\n]*\) in [^\n]+:line \d+/],
  ['a PHP stack trace', /Stack trace:\s*#0 |(?:Fatal error|Warning)<?\/?b?>?: .+ on line <?b?>?\d+/],
  ['a Ruby stack trace', /[\w/.-]{1,100}\.rb:\d+:in [`']/],
  ['a Go stack trace', /goroutine \d+ \[running\]:/],
  ['a Rust panic', /\bpanicked at (?:['"][^'"\n]{0,200}['"], )?[\w./-]{1,200}\.rs:\d{1,7}:\d{1,7}\b/],
  ['a debug page', /DEBUG = True|Werkzeug Debugger|Whoops, looks like something went wrong|Django Version:/],
  [
    'a file path',
    /(?:^|["'\s(=:])\/(?:home|usr|var|opt|srv|root|app|tmp)\/[\w./-]+\.(?:py|js|mjs|ts|rb|php|java|go|rs|so|jar|conf|env)\b/,
  ],
  [
    'a file path',
    /(?:^|["'\s(=:])\/(?:usr\/(?:lib|local)|var\/(?:www|lib|task)|etc)\/[\w.-]+|\b[A-Z]:\\{1,2}(?:Users|Windows|inetpub|Program Files)\\/,
  ],
  [
    'a query',
    /\bSELECT\s+(?:\*|["'`\w.]+(?:\s*,\s*["'`\w.]+)+|["'`]\w+["'`])[^\n]{0,400}?\sFROM\s+["'`\w]|\bINSERT INTO\s+["'`\w.]+[^\n]*\bVALUES\s*\(|\bUPDATE\s+["'`\w.]+\s+SET\s+["'`\w.]+\s*=/,
  ],
  [
    'a database error',
    /\b(?:psycopg2?\.\w|sqlite3\.\w|pymysql\.\w|asyncpg\.\w|SQLSTATE\[|ORA-\d{5}|org\.postgresql)\b/,
  ],
  [
    'a database error',
    /\bduplicate key value violates unique constraint "|\b(?:on table|for relation) "[^"\n]{1,200}" violates (?:foreign key|check|exclusion) constraint "|\bnull value in column "[^"\n]{1,200}"(?: of relation "[^"\n]{1,200}")? violates not-null constraint\b/,
  ],
  [
    'a database error',
    // A service for tables speaks of relations and columns as well, and not of the line of a statement.
    /\b(?:ERROR|FATAL|PG::\w{1,60}): {1,2}(?:relation|column) "[^"\n]{1,200}" does not exist\b|\b(?:relation|column) "[^"\n]{1,200}" does not exist\s{1,4}LINE \d{1,6}:|\bYou have an error in your SQL syntax; check the manual that corresponds to your M/,
  ],
  // The name alone may be that of a member which is wrong: a value behind it gives the secret away, and is not repeated.
  [
    'a secret',
    /\b(?:SECRET_KEY|AWS_SECRET_ACCESS_KEY|DATABASE_URL)\b(?=['"]?[ \t]*=>?[ \t]*['"]?(?<assigned>[^\s'"<>]+))/,
  ],
  [
    'a secret',
    /\b(?:SECRET_KEY|AWS_SECRET_ACCESS_KEY|DATABASE_URL)\b(?=['"]?(?:[ \t]*:|(?:\s*<[^<>]{0,200}>)+)\s*['"]?(?<shown>(?=[^\s'"<>]*[\d/+=$#@!%^&*])[^\s'"<>[\]{}]{8,}))/,
  ],
  ['a secret', /PRIVATE KEY-----/],
];

const LONGEST_SEARCHED = 20_000;

/** In JSON, the end of a line, a tab and a quote stand escaped; a slash may. */
const ESCAPED = /\\([nrt"/])/g;
const MEANT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function internalsIn(
  { body }: HttpResponse,
  sent: string,
): readonly [what: string, text: string] | undefined {
  if (!('text' in body)) return undefined;
  const plain = body.text
    .slice(0, LONGEST_SEARCHED)
    .replace(ESCAPED, (_, mark: string) => MEANT[mark] ?? mark);
  for (const [what, shape] of INTERNALS) {
    const found = shape.exec(plain);
    if (found === null) continue;
    const value = found.groups?.['assigned'] ?? found.groups?.['shown'];
    // What the request said itself is no secret of the server.
    if (value === undefined || !sent.includes(value)) return [what, found[0].trim().slice(0, 200)];
  }
  return undefined;
}

export default requirement('error/no-internals', {
  // An open read without an id is never refused.
  appliesTo: (operation) => secured(operation) || operation.path.includes('{') || !isReading(operation),
  cases: (operation, kit) =>
    only(function* () {
      // Something that is refused: a read without its key, a write to nothing.
      const parts = yield* harmless(kit, operation);
      const refused = isReading(operation) ? { ...parts, authorization: null } : parts;
      yield* send(requestOf(kit, operation, refused));
    }),
  *observe({ id, request, response }) {
    if (response === undefined || response.status < 400) return;
    const sent = request.body !== undefined && 'text' in request.body ? request.body.text : '';
    const found = internalsIn(response, sent);
    if (found === undefined) return yield holds('internals', 'shows nothing of the inside', { id });
    const [what, actual] = found;
    yield {
      id: 'internals',
      verdict: 'fail',
      message: `an error shows ${what}`,
      expected: 'nothing of the inside',
      actual,
      exchange: id,
    };
  },
});
