import type { Mutant } from '../../mutant.ts';
import { isSuccess } from '../helpers.ts';
import { pageIn } from '../pages.ts';
import { hasBrokenParameters, withoutBrokenParameters } from '../parameters.ts';

export default {
  id: 'error/parameter-finds-nothing',
  requirement: 'error/rejects-invalid-parameter',
  title: 'a list that is asked for with a wrong query parameter is empty',
  fits: hasBrokenParameters,
  async mutate(call, forward, facts) {
    const good = withoutBrokenParameters(call, facts);
    if (good === undefined) return forward(call);
    const answer = await forward(good);
    const page = isSuccess(answer) ? pageIn(answer, call, facts) : undefined;
    return page?.with(page.envelope.items, []) ?? answer;
  },
} satisfies Mutant;
