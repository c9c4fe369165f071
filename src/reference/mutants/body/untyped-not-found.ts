import type { Mutant } from '../../mutant.ts';

export default {
  id: 'body/untyped-not-found',
  requirement: 'body/media-type',
  title: 'what is not found is answered without a Content-Type',
  fits: ({ roles }) =>
    [...roles.values()].some(({ status, response }) => status === 404 && response.content.length > 0),
  async mutate(call, forward) {
    const answer = await forward(call);
    if (answer.status !== 404) return answer;
    return { ...answer, headers: answer.headers.filter(([name]) => !/^content-type$/i.test(name)) };
  },
} satisfies Mutant;
