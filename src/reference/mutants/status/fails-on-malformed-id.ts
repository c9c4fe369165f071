import { pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { answerWith } from '../roles.ts';

const WELL_FORMED = /^(\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

export default {
  id: 'status/fails-on-malformed-id',
  requirement: 'status/no-server-error',
  title: 'an id of another form makes the server fail',
  fits: ({ operations, schemas }) =>
    operations.some(
      ({ kind, parameters }) =>
        kind === 'read' &&
        parameters.some(
          ({ in: place, schema }) =>
            place === 'path' && schema !== undefined && schemas.errors(schema, 'no-id', 'request').length > 0,
        ),
    ),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const id = pathOf(call).split('/').filter(Boolean).at(-1) ?? '';
    const reads = facts.operationOf(call)?.kind === 'read';
    return reads && answer.status === 404 && !WELL_FORMED.test(id) ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
