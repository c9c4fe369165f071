import type { Mutant } from '../../mutant.ts';
import { inMediaType, isOfOtherType } from '../lenient.ts';

export default {
  id: 'error/media-type-ignored',
  requirement: 'error/media-type',
  title: 'JSON is read whatever its media type is said to be',
  mutate: (call, forward, facts) => {
    const json = facts.operationOf(call)?.requestBody.find(({ mediaType }) => /json/.test(mediaType));
    return forward(
      json !== undefined && isOfOtherType(call, facts) ? inMediaType(call, json.mediaType) : call,
    );
  },
} satisfies Mutant;
