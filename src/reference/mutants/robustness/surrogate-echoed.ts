import type { Mutant } from '../../mutant.ts';

export default {
  id: 'robustness/surrogate-echoed',
  requirement: 'robustness/hostile-input',
  title: 'a lone surrogate is said again, in bytes that are no UTF-8',
  async mutate(call, forward) {
    const answer = await forward(call);
    return call.body.includes('\\ud800')
      ? {
          ...answer,
          body: Buffer.concat([
            Buffer.from('{"detail":"'),
            Buffer.from([0xed, 0xa0, 0x80]),
            Buffer.from('"}'),
          ]),
        }
      : answer;
  },
} satisfies Mutant;
