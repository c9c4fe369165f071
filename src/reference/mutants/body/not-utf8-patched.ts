import type { Mutant } from '../../mutant.ts';
import { isSuccess, jsonIn } from '../helpers.ts';

export default {
  id: 'body/not-utf8-patched',
  requirement: 'body/media-type',
  title: 'the answer to a PATCH is not in UTF-8',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const patched = facts.operationOf(call)?.kind === 'patch' && isSuccess(answer);
    const value = patched ? jsonIn(answer) : undefined;
    if (value === undefined) return answer;
    return { ...answer, body: Buffer.from(JSON.stringify(value).replace('":"', '":"é'), 'latin1') };
  },
} satisfies Mutant;
