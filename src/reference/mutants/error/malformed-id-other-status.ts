import { pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { answerWith } from '../roles.ts';

const WELL_FORMED = /^(\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

export default {
  id: 'error/malformed-id-other-status',
  requirement: 'error/not-found',
  title: 'a DELETE of an id of another form is answered with another status',
  fits: ({ operations, schemas }) =>
    operations.some(
      ({ kind, parameters }) =>
        kind === 'delete' &&
        parameters.some(
          ({ in: place, schema }) =>
            place === 'path' && schema !== undefined && schemas.errors(schema, 'no-id', 'request').length > 0,
        ),
    ),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const id = pathOf(call).split('/').filter(Boolean).at(-1) ?? '';
    const deletes = facts.operationOf(call)?.kind === 'delete';
    return deletes && answer.status === 404 && !WELL_FORMED.test(id) ? answerWith(facts, 405) : answer;
  },
} satisfies Mutant;
