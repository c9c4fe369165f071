import { allows } from '../../contract/media-type.ts';
import type { Operation } from '../../model.ts';
import { queryOf } from '../../probes/query.ts';
import { requestOf } from '../../script/request.ts';
import { send } from '../../script/steps.ts';
import { expectAnswer } from '../answers.ts';
import { requirement } from '../requirement.ts';
import { validBodyOf, writablePath, writableShape } from './bodies.ts';

const id = 'error/media-type';

/** Forms are not among them: frameworks read them beside JSON. */
const OTHERS = ['text/plain', 'application/xml'];

export default requirement(id, {
  answers: ['refused'],
  appliesTo: (operation, kit) => writableShape(kit, operation) !== undefined,
  *cases(operation, kit) {
    for (const mediaType of undocumented(operation)) {
      yield {
        label: mediaType,
        *script(attempt) {
          const path = yield* writablePath(kit, operation);
          const { shape, value } = yield* validBodyOf(kit, operation, `${mediaType} ${attempt}`);
          const body = { ...shape.encode(value), mediaType };
          const request = requestOf(kit, operation, { path, query: queryOf(kit, operation), body });
          yield* expectAnswer(kit, id, 'refused', yield* send(request));
        },
      };
    }
  },
});

function undocumented({ requestBody }: Operation): string[] {
  return OTHERS.filter((type) => !requestBody.some(({ mediaType }) => allows(mediaType, type)));
}
