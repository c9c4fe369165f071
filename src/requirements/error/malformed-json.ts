import { isJson } from '../../contract/media-type.ts';
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
    for (const [label, text] of Object.entries(UNPARSABLE)) {
      yield {
        label,
        *script() {
          const path = yield* writablePath(kit, operation);
          const body = { mediaType: 'application/json', body: { text } };
          yield* expectAnswer(kit, id, 'refused', yield* send(requestOf(kit, operation, { path, body })));
        },
      };
    }
  },
});
