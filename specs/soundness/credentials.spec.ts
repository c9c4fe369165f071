import { expect, test } from '@jest/globals';
import { roleAnswer } from '../../src/reference/answers.ts';
import type { Call } from '../../src/reference/http.ts';
import { withHeader } from '../../src/reference/mutants/helpers.ts';
import { alarms, CHATBOT_LIST, contract, header, keys, open, type Vary, verdictOn } from './support.ts';

/** A server that does to the credential what HTTP lets it do, before it looks at it. */
const reading =
  (change: (value: string) => string): Vary =>
  (call, forward) => {
    const value = header(call, 'authorization');
    return forward(value === undefined ? call : withHeader(call, 'Authorization', change(value)));
  };

test('rule 1: white space around the credential is no case', async () => {
  const sent: Call[] = [];
  const report = await verdictOn({
    vary: reading((value) => value.trim()),
    onCall: (call) => sent.push(call),
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
  const values = sent.flatMap((call) => header(call, 'authorization') ?? []);
  expect(values.filter((value) => value !== value.trim())).toEqual([]);
});

test('rule 1: two spaces that are collapsed are a fault all the same', async () => {
  const report = await verdictOn({
    vary: reading((value) => value.replace(/ +/g, ' ')),
    filters: { operation: CHATBOT_LIST, only: ['auth/extra-space'] },
  });
  expect(alarms(report)).toHaveLength(1);
});

test('rule 2: a scheme is compared without its case', async () => {
  const report = await verdictOn({
    vary: reading((value) => value.replace(/^api-key /i, 'Api-Key ')),
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});

test.each(['CredentialsNotProvided', 'InvalidKeyFormat'])(
  'rule 3: an empty credential, and a scheme alone, is answered as %s',
  async (name) => {
    const report = await verdictOn({
      async vary(call, forward) {
        const value = header(call, 'authorization')?.trim();
        return value === '' || value === 'Api-Key'
          ? roleAnswer(contract, contract.roles.get(name), 401)
          : forward(call);
      },
      filters: { operation: CHATBOT_LIST, only: ['auth/*'] },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
    expect(
      report.cases.find(({ id }) => id === 'auth/empty-key GET /api/chatbots/ scheme alone')?.verdict,
    ).toBe('pass');
  },
);

test.each(['CredentialsNotProvided', 'InvalidKeyFormat'])(
  'an altered key is answered as %s, whichever alteration it is',
  async (name) => {
    const report = await verdictOn({
      async vary(call, forward) {
        const key = header(call, 'authorization')?.slice('Api-Key '.length) ?? '';
        const altered =
          key !== keys.full && key.slice(1, 9) === keys.full.slice(1, 9) && /^[A-Za-z0-9]+$/.test(key);
        return altered ? roleAnswer(contract, contract.roles.get(name), 401) : forward(call);
      },
      filters: { operation: CHATBOT_LIST, only: ['auth/*'] },
    });
    expect(alarms(report)).toEqual([]);
  },
);

test('rule 11: authentication is first, and every other order is the server’s', async () => {
  const report = await verdictOn({
    // The body is judged before the permission and before the object is looked up.
    async vary(call, forward, facts) {
      const operation = facts.operationOf(call);
      const answer = await forward(call);
      if (operation?.kind !== 'replace' || answer.status !== 404) return answer;
      const [, , , id] = call.path.split('/');
      const list = await forward({ ...call, method: 'GET', path: '/api/chatbots/', body: Buffer.alloc(0) });
      const there = (JSON.parse(list.body.toString()) as { results: { id: string }[] }).results[0]?.id ?? '';
      // What a valid object would be answered to the same body, without carrying it out.
      const body = call.body.toString();
      return body === '{}' ? forward({ ...call, path: call.path.replace(id ?? '', there) }) : answer;
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});
