import type { Mutant } from '../../mutant.ts';

export default {
  id: 'robustness/deep-nesting-cut',
  requirement: 'robustness/hostile-input',
  title: 'an answer to deep nesting arrives by half',
  async mutate(call, forward) {
    const answer = await forward(call);
    return call.body.includes('['.repeat(500)) ? { ...answer, cut: true } : answer;
  },
} satisfies Mutant;
