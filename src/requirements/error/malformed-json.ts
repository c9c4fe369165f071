import { isJson, JSON_TYPE, sentAs } from '../../contract/media-type.ts';
import type { Operation, Script } from '../../model.ts';
import { saysMade } from '../../probes/created.ts';
import { saidOf } from '../../probes/outcomes.ts';
import { parentsForChange } from '../../probes/parents.ts';
import { queryOf } from '../../probes/query.ts';
import type { Kit } from '../../script/kit.ts';
import { requestOf } from '../../script/request.ts';
import { check, send } from '../../script/steps.ts';
import { expectAnswer } from '../answers.ts';
import { requirement } from '../requirement.ts';
import { validBodyOf, writablePath, writableShape } from './bodies.ts';

const id = 'error/malformed-json';

const UNPARSABLE = { 'cut off': '{"', 'no JSON': 'trysquare', 'trailing comma': '{"trysquare": 1,}' };

/** What no reader of JSON takes for a part of it: space alone may stand behind a value. */
const BEHIND = ' trysquare';

export default requirement(id, {
  answers: ['refused'],
  appliesTo: (operation, kit) => isJson(writableShape(kit, operation)?.media.mediaType ?? ''),
  *cases(operation, kit) {
    // A server that reads another kind of JSON need not read the plain one.
    const mediaType = sentAs(writableShape(kit, operation)?.media.mediaType ?? JSON_TYPE);
    for (const [label, text] of Object.entries(UNPARSABLE)) {
      yield {
        label,
        *script() {
          const path = yield* writablePath(kit, operation);
          const body = { mediaType, body: { text } };
          yield* expectAnswer(kit, id, 'refused', yield* send(requestOf(kit, operation, { path, body })));
        },
      };
    }
    if (operation.kind === 'create')
      yield { label: 'more behind', script: (attempt) => moreBehind(kit, operation, attempt) };
  },
});

/** Who stops reading where a valid body ends makes something of what nobody can have meant. */
function* moreBehind(kit: Kit, operation: Operation, attempt: number): Script<void> {
  const path = yield* parentsForChange(kit, operation);
  const { shape, value } = yield* validBodyOf(kit, operation, `more behind ${attempt}`);
  const { mediaType, body } = shape.encode(value);
  const text = 'text' in body ? body.text + BEHIND : BEHIND;
  const request = requestOf(kit, operation, {
    path,
    query: queryOf(kit, operation),
    body: { mediaType, body: { text } },
  });
  const exchange = yield* send(request);
  const taken = saysMade(kit, operation, exchange);
  yield* check({
    id: 'not taken',
    verdict: taken ? 'fail' : 'pass',
    message: taken ? 'JSON with something behind it is taken' : 'JSON with something behind it is not taken',
    expected: 'no creation',
    ...(taken && { actual: saidOf(exchange) }),
    exchange: exchange.id,
  });
}
