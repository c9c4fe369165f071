import type { Mutant } from '../../mutant.ts';
import { editObject } from '../helpers.ts';

const SHOWN = 'duplicate key value violates unique constraint "core_item_name_key"';

export default {
  id: 'error/constraint-shown',
  requirement: 'error/no-internals',
  title: 'a 404 shows what the database said',
  async mutate(call, forward) {
    const answer = await forward(call);
    return answer.status === 404 ? editObject(answer, (value) => ({ ...value, detail: SHOWN })) : answer;
  },
} satisfies Mutant;
