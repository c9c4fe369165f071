import { jsonAmong, sentAs } from '../../contract/media-type.ts';
import type { Script } from '../../model.ts';
import { absentPath } from '../../probes/absent.ts';
import { admitted } from '../../probes/harmless.ts';
import { jsonBody, type RequestParts, requestOf } from '../../script/request.ts';
import { send } from '../../script/steps.ts';
import { expectAnswer } from '../answers.ts';
import { type CaseDraft, requirement, secured } from '../requirement.ts';

const id = 'auth/checked-first';

export default requirement(id, {
  answers: ['refused'],
  appliesTo: secured,
  *cases(operation, kit) {
    const spoilt = (label: string, spoil: (parts: RequestParts) => Script<RequestParts>): CaseDraft => ({
      label,
      *script() {
        const parts = yield* spoil(yield* admitted(kit, operation));
        const exchange = yield* send(requestOf(kit, operation, { ...parts, authorization: null }));
        yield* expectAnswer(kit, id, 'refused', exchange);
      },
    });
    const withBody = (label: string, body: RequestParts['body']): CaseDraft =>
      // biome-ignore lint/correctness/useYield: a script that sends nothing itself
      spoilt(label, function* (parts) {
        return body === undefined ? parts : { ...parts, body };
      });

    if (operation.path.includes('{')) {
      yield spoilt('unknown id', function* (parts) {
        return { ...parts, path: yield* absentPath(kit, operation) };
      });
    }
    const json = jsonAmong(operation.requestBody.map(({ mediaType }) => mediaType));
    if (json !== undefined) {
      yield withBody('invalid body', jsonBody([], json));
      yield withBody('unparsable body', { mediaType: sentAs(json), body: { text: '{"' } });
    }
    if (operation.requestBody.length > 0) {
      yield withBody('wrong media type', { mediaType: 'text/x-unknown', body: { text: 'trysquare' } });
    }
  },
});
