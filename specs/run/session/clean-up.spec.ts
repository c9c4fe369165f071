import { expect, test } from '@jest/globals';
import { Credentials } from '../../../src/run/credentials.ts';
import { Pace } from '../../../src/run/pace.ts';
import { type LeftOver, Session } from '../../../src/run/session.ts';
import { Transport } from '../../../src/run/transport.ts';
import { answering, contractOf, widgetPaths } from '../../support/contract.ts';
import { requestFor } from '../../support/exchange.ts';
import { planOf } from '../../support/plan.ts';
import { type Call, sendJson, serving } from '../../support/server.ts';

const contract = contractOf({
  paths: { ...widgetPaths, '/notes/': { post: answering({ type: 'object' }, '201') } },
});
const credentials = new Credentials({ full: 'NotASecretKeyForSpecs01' });
const create = requestFor('POST /widgets/', { changes: true });

/** What a server that answers DELETE so is asked at the end, and what is left. */
async function cleaned(
  statusOf: (call: Call) => number,
  before: (session: Session) => Promise<unknown>,
): Promise<{ deleted: string[]; left: LeftOver[]; keys: unknown[] }> {
  const deleted: string[] = [];
  const keys: unknown[] = [];
  let left: LeftOver[] = [];
  let made = 0;
  await serving(
    (call, response) => {
      if (call.method === 'POST') {
        made += 1;
        return sendJson(response, 201, { id: `w${made}` });
      }
      deleted.push(call.path);
      keys.push(call.headers.authorization);
      sendJson(response, statusOf(call), {});
    },
    async ({ target }) => {
      const transport = new Transport({
        target,
        credentials,
        timeout: 500,
        pace: new Pace({ concurrency: 1 }),
      });
      const session = new Session(planOf([], [], {}, contract), transport, () => {});
      await before(session);
      left = await session.cleanUp();
      transport.close();
    },
  );
  return { deleted, left, keys };
}

const makeThree = async (session: Session) => {
  for (const n of [1, 2, 3]) await session.send(create, `a#1.${n}`);
};

test('what was made is removed, the last first, with the key', async () => {
  const { deleted, left, keys } = await cleaned(() => 204, makeThree);
  expect(deleted).toEqual(['/widgets/w3/', '/widgets/w2/', '/widgets/w1/']);
  expect(left).toEqual([]);
  expect(new Set(keys)).toEqual(new Set(['Api-Key NotASecretKeyForSpecs01']));
});

test('what was gone already is not left over', async () => {
  expect((await cleaned(() => 404, makeThree)).left).toEqual([]);
});

test('what could not be removed is named with the answer, and the rest is removed', async () => {
  const { deleted, left } = await cleaned(({ path }) => (path === '/widgets/w2/' ? 409 : 204), makeThree);
  expect(deleted).toHaveLength(3);
  expect(left).toEqual([{ path: '/widgets/w2/', reason: 'answered 409' }]);
});

test('what no operation removes is named', async () => {
  const note = requestFor('POST /notes/', { changes: true });
  const { deleted, left } = await cleaned(
    () => 204,
    (session) => session.send(note, 'a#1.1'),
  );
  expect(deleted).toEqual([]);
  expect(left).toEqual([{ path: '/notes/w1/', reason: 'no operation removes it' }]);
});

test('a run that was interrupted cleans up as well', async () => {
  const { deleted } = await cleaned(
    () => 204,
    async (session) => {
      await makeThree(session);
      session.halt('interrupted');
    },
  );
  expect(deleted).toHaveLength(3);
});
