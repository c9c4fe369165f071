import { expect, test } from '@jest/globals';
import { alarms, header, isAdmitted, keys, verdictOn } from './support.ts';

const FILE = 'GET /api/knowledge-bases/{knowledgeBasePk}/files/{id}/';

test('what is read by its id alone is found, below a parent that the other organisation has', async () => {
  const ours = new Map<string, string>();
  const report = await verdictOn({
    filters: { operation: [FILE], only: ['isolation/read'], profile: 'full' },
    vary: async (call, forward) => {
      const answer = await forward(call);
      const id = /\/files\/([^/]+)\/$/.exec(call.path)?.[1];
      if (call.method !== 'GET' || id === undefined) return answer;
      if (isAdmitted(call) && answer.status === 200) ours.set(id, call.path);
      const known = ours.get(id);
      const isOther = header(call, 'authorization') === `Api-Key ${keys.other}`;
      if (!isOther || known === undefined || known === call.path) return answer;
      const headers = [['Authorization', `Api-Key ${keys.full}`]] as const;
      return forward({ ...call, path: known, headers });
    },
  });
  expect(alarms(report)).toEqual([
    `isolation/read: another organisation’s key reads it below a parent of its own (${FILE})`,
  ]);
});
