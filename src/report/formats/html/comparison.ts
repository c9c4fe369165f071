import { difference } from '../../difference.ts';
import type { FindingExample } from '../../model.ts';
import { type Markup, markup, text } from './markup.ts';
import { field } from './parts.ts';
import { pointed } from './pointed.ts';
import { compared, type Piece } from './tokens.ts';

/** Characters of each value: enough to see it in its place. All of the answer is in the exchange. */
const ROOM = 320;

/** What was expected and what came, with what differs marked. */
export function comparison(example: FindingExample): Markup {
  const { expected, actual } = difference(example.expected, example.actual, ROOM);
  const came = actual ?? answerOf(example);
  const pairs = expected.map((one) =>
    came === undefined || isRule(example) ? [[plain(one)]] : compared(one, came),
  );
  const right = pairs.map(([pieces = []], index) =>
    field(index === 0 ? 'Expected' : 'or', value('good', pieces)),
  );
  const shown = placeOf(example) ?? pairs[0]?.[1] ?? (came === undefined ? undefined : [plain(came)]);
  const wrong = field('Actual', shown && value('bad', shown));
  return markup`${[...right, wrong].filter((one) => one !== undefined)}`;
}

/** Whether a rule is expected and not a value: the two have no words in common that would mean anything. */
function isRule({ expected, actual }: FindingExample): boolean {
  return typeof expected === 'string' && typeof actual === 'object' && actual !== null;
}

/** What breaks a rule: the place that the finding points at. */
function placeOf(example: FindingExample): Piece[] | undefined {
  return isRule(example) ? pointed(example.actual, example.instancePath ?? '', ROOM) : undefined;
}

function answerOf({ exchange }: FindingExample): string | undefined {
  if (exchange?.response !== undefined) return `status ${exchange.response.status}`;
  return exchange?.failure?.message ?? exchange?.withheld?.message;
}

/** What is strong at length is strong nowhere. */
function isLong({ text: { length } }: Piece): boolean {
  return length > 80;
}

function plain(one: string): Piece {
  return { text: one, differs: false };
}

function value(tone: 'good' | 'bad', pieces: readonly Piece[]): Markup {
  const parts = pieces.map((piece) =>
    piece.differs
      ? markup`<mark${isLong(piece) ? markup` class="long"` : undefined}>${text(piece.text)}</mark>`
      : text(piece.text),
  );
  return markup`<code class="value ${text(tone)}">${parts}</code>`;
}
