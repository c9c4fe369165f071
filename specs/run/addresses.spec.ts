/** A target's name that changes: to other public places as it likes, and never into the network that we stand in. */
import type { LookupAddress } from 'node:dns';
import { get } from 'node:http';
import { isIPv4 } from 'node:net';
import { expect, test } from '@jest/globals';
import { type Resolve, steadyLookup } from '../../src/run/addresses.ts';
import { connect } from '../../src/run/connections.ts';
import { kindOf, sentenceOf } from '../../src/run/failures.ts';
import { sendJson, serving } from '../support/server.ts';

/** A name service that answers differently each time; the last answer stands. */
function answering(...answers: readonly (readonly string[])[]): Resolve {
  let asked = 0;
  return (_name, _options, done) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    done(
      null,
      addresses.map((address) => ({ address, family: isIPv4(address) ? 4 : 6 })),
    );
  };
}

/** What lookups of a run come to, one after the other: addresses, or why there are none. */
function found(...answers: readonly (readonly string[])[]): unknown[] {
  const lookup = steadyLookup(answering(...answers));
  return answers.map(() => {
    let came: unknown;
    lookup('api.test', { all: true }, (error, addresses) => {
      came = error ?? (addresses as LookupAddress[]).map(({ address }) => address);
    });
    return came instanceof Error ? came.message : came;
  });
}

test.each<[string, readonly (readonly string[])[]]>([
  ['balances its load', [['203.0.113.1'], ['203.0.113.2', '203.0.113.1'], ['198.51.100.7']]],
  ['fails over to another network and family', [['203.0.113.1'], ['2001:db8::7'], ['64:ff9b::203.0.113.9']]],
  [
    'stands in a private network, and moves there',
    [['10.0.0.1'], ['10.9.0.1'], ['192.168.1.5'], ['203.0.113.1']],
  ],
  ['is this machine', [['::1', '127.0.0.1'], ['127.0.0.1'], ['127.0.0.2'], ['::1']]],
  ['has addresses of both kinds from the start', [['fd00::1', '203.0.113.1'], ['fd00::2'], ['203.0.113.2']]],
])('a target is followed that %s', (_, answers) => {
  expect(found(...answers)).toEqual(answers);
});

test.each([
  ['127.0.0.1', 'of this machine'],
  ['0.0.0.0', 'of this machine'],
  ['::1', 'of this machine'],
  ['::ffff:127.0.0.1', 'of this machine'],
  ['::ffff:7f00:1', 'of this machine'],
  ['64:ff9b::a9fe:a9fe', 'of this link alone'],
  ['169.254.169.254', 'of this link alone'],
  ['100.100.100.200', 'of this link alone'],
  ['fd00:ec2::254', 'of this link alone'],
  ['168.63.129.16', 'of this link alone'],
  ['224.0.0.1', 'of this link alone'],
  ['::7f00:1', 'of this machine'],
  ['::ffff:0:127.0.0.1', 'of a private network'],
  ['2002:7f00:1::', 'of a private network'],
  ['64:ff9b:1::7f00:1', 'of a private network'],
  ['fec0::1', 'of a private network'],
  ['fe80::1%eth0', 'of this link alone'],
  ['10.1.2.3', 'of a private network'],
  ['172.31.0.1', 'of a private network'],
  ['192.168.0.1', 'of a private network'],
])('a public target is not followed to %s', (address, kind) => {
  const [, alone, beside, back] = found(
    ['203.0.113.1'],
    [address],
    [address, '203.0.113.1'],
    ['203.0.113.1'],
  );
  expect(alone).toBe(
    `api.test leads to ${address} now, which is ${kind}, and did not when the run began: nothing is sent there`,
  );
  expect([beside, back]).toEqual([['203.0.113.1'], ['203.0.113.1']]);
});

test('nor one of a private network to this machine, or to what a cloud tells its machines', () => {
  const [, machine, link] = found(['10.0.0.1'], ['127.0.0.1'], ['169.254.169.254']);
  expect(machine).toMatch(/leads to 127\.0\.0\.1 now/);
  expect(link).toMatch(/leads to 169\.254\.169\.254 now/);
});

test('a name that is not found is not', () => {
  const lookup = steadyLookup((_name, _options, done) =>
    done(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), []),
  );
  lookup('api.test', {}, (error) => expect(error?.code).toBe('ENOTFOUND'));
});

test('both kinds of connections of a run go by that, and what is not sent is no fault of the target', async () => {
  let asked = 0;
  await serving(
    (_, response) => {
      asked += 1;
      sendJson(response, 200, {});
    },
    async ({ target }) => {
      const url = target.replace('127.0.0.1', 'api.test');
      // As if the first had been public: there is no public address to test with.
      const { kept, fresh, close } = connect(
        url,
        2,
        answering(['127.0.0.1'], ['127.0.0.1'], ['169.254.169.254']),
      );
      const sent = (agent: typeof kept): Promise<string> =>
        new Promise((done) => {
          get(url, { agent }, (response) => response.resume().on('end', () => done('answered'))).on(
            'error',
            (error) => done(`${kindOf(error, false)}: ${sentenceOf(error)}`),
          );
        });
      expect([await sent(fresh), await sent(fresh)]).toEqual(['answered', 'answered']);
      for (const agent of [fresh, kept])
        expect(await sent(agent)).toMatch(/^refused: api\.test leads to 169\.254\.169\.254 now/);
      expect(asked).toBe(2);
      close();
    },
  );
});

test('what else node asks for is asked for: addresses that this machine can reach', () => {
  const asked: unknown[] = [];
  const resolve: Resolve = (_, options) => void asked.push(options);
  steadyLookup(resolve)('api.test', { hints: 32, family: 4 }, () => {});
  expect(asked).toEqual([{ hints: 32, family: 4, all: true }]);
});
