import { isJson, JSON_TYPE, sentAs } from '../../contract/media-type.ts';
import { requestOf } from '../../script/request.ts';
import { send } from '../../script/steps.ts';
import { expectAnswer } from '../answers.ts';
import { requirement } from '../requirement.ts';
import { writablePath, writableShape } from './bodies.ts';

const id = 'error/malformed-json';

const UNPARSABLE = { 'cut off': '{"', 'no JSON': 'trysquare', 'trailing comma': '{"trysquare": 1,}' };

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
  },
});
