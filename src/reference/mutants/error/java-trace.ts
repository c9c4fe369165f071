import type { Mutant } from '../../mutant.ts';
import { editObject } from '../helpers.ts';

const TRACE =
  'java.lang.NullPointerException: null\n\tat com.example.ThingController.get(ThingController.java:57)\n';

export default {
  id: 'error/java-trace',
  requirement: 'error/no-internals',
  title: 'the answer to what does not exist carries a stack trace whose lines begin with a tab',
  async mutate(call, forward) {
    const answer = await forward(call);
    return answer.status === 404 ? editObject(answer, (body) => ({ ...body, trace: TRACE })) : answer;
  },
} satisfies Mutant;
