import type { Mutant } from '../../mutant.ts';
import { isUnparsable } from '../helpers.ts';

export default {
  id: 'error/unparsable-end-passed-over',
  requirement: 'error/malformed-json',
  title: 'what stands behind the JSON of a creation is not read',
  mutate(call, forward, facts) {
    const creates = facts.operationOf(call)?.kind === 'create';
    const text = call.body.toString();
    const end = text.lastIndexOf('}') + 1;
    if (!creates || end === 0 || !isUnparsable(call)) return forward(call);
    const headers = call.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
    return forward({ ...call, headers, body: Buffer.from(text.slice(0, end)) });
  },
} satisfies Mutant;
