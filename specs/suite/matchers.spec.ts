import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { startReference } from '../../src/cli/reference.ts';
import { useContract } from '../../src/jest/index.ts';
import { contractAt } from '../support/judged.ts';

const contract = contractAt();
const reference = await startReference(contract);
const faulty = await startReference(contract, 0, 'envelope/no-count');
afterAll(async () => {
  await reference.close();
  await faulty.close();
});
beforeEach(() => useContract({ contract }));

const key = `Api-Key ${reference.keys.full}`;
const LIST = '/api/chatbots/';
const problemOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was wrong';
};

describe('toConform', () => {
  test('takes an answer that is as documented, told from its request or by name', async () => {
    const answer = await supertest(reference.url).get(`${LIST}?page=1`).set('Authorization', key);
    expect(answer).toConform();
    expect(answer).toConform('GET /api/chatbots/');
    expect(await supertest(reference.url).get(LIST)).toConform();
  });

  test('shows what was expected, what came, and where', async () => {
    const answer = await supertest(faulty.url).get(LIST).set('Authorization', key);
    expect(answer).not.toConform();
    const problem = problemOf(() => expect(answer).toConform());
    expect(problem).toMatch(/operation +GET \/api\/chatbots\//);
    expect(problem).toMatch(/requirement +body\/schema: /);
    expect(problem).toMatch(/must have required property 'count'/);
    expect(problem).toMatch(/actual +\{"status":200,/);
    expect(problem).toMatch(/rule +\//);
  });

  test('reads other answers than those of supertest', () => {
    const refused = { status: 401, headers: [['content-type', 'application/json']] as const };
    expect({ ...refused, body: { detail: 'made up' } }).not.toConform('GET /api/chatbots/');
    expect({ status: 500, headers: {}, body: new Uint8Array([255]) }).not.toConform('GET /api/chatbots/');
  });

  test.each<readonly [string, unknown, string | undefined, RegExp]>([
    ['no answer', 'text', undefined, /is no answer/],
    ['no operation', { status: 200, headers: {} }, undefined, /is not known: name it/],
    [
      'another path',
      { status: 200, headers: {}, req: { method: 'GET', path: '/x' } },
      undefined,
      /is no operation/,
    ],
    ['a typo', { status: 200, headers: {} }, 'GET /api/chatbot/', /did you mean "GET \/api\/chatbots\/"\?/],
  ])('does not judge %s, with or without not', (_, received, operation, reason) => {
    expect(problemOf(() => expect(received).toConform(operation))).toMatch(reason);
    expect(problemOf(() => expect(received).not.toConform(operation))).toMatch(reason);
  });
});

describe('toMatchResponse', () => {
  test('takes the answer of that name, and no other', async () => {
    const answer = await supertest(reference.url).get(LIST);
    expect(answer).toMatchResponse('CredentialsNotProvided');
    expect(answer).not.toMatchResponse('InvalidKeyFormat');
  });

  test('asks no body of an answer to HEAD', () => {
    const headed = { status: 401, headers: {}, req: { method: 'HEAD', path: LIST } };
    expect(headed).toMatchResponse('CredentialsNotProvided');
    expect({ ...headed, status: 403 }).not.toMatchResponse('CredentialsNotProvided');
    expect({ ...headed, req: { method: 'GET', path: LIST } }).not.toMatchResponse('CredentialsNotProvided');
  });

  test('shows what was expected, what came, and where', async () => {
    const answer = await supertest(reference.url).get(LIST).set('Authorization', 'Bearer x');
    const problem = problemOf(() => expect(answer).toMatchResponse('CredentialsNotProvided'));
    expect(problem).toMatch(/^the body is not the documented one: \/detail must be/);
    expect(problem).toMatch(/response +CredentialsNotProvided/);
    expect(problem).toMatch(/expected +\{"status":401,"body":\{"detail":"/);
    expect(problem).toMatch(/actual +\{"status":401,"body":\{"detail":"Invalid API key format\."\}\}/);
    expect(problem).toMatch(/pointer +\/detail/);
  });

  test('names the nearest response where there is none of that name', () => {
    const work = () => expect({ status: 401, headers: {} }).toMatchResponse('CredentialNotProvided');
    expect(problemOf(work)).toMatch(/did you mean "CredentialsNotProvided"\?/);
  });
});

test('the contract can be another one', async () => {
  await useContract({ contract: new URL('../contracts/problem.openapi.yaml', import.meta.url).pathname });
  expect(problemOf(() => expect({ status: 401, headers: {} }).toMatchResponse('Nothing'))).toMatch(
    /it has |did you mean/,
  );
  expect(problemOf(() => expect({ status: 200, headers: {} }).toConform('GET /api/chatbots/'))).toMatch(
    /has no operation "GET \/api\/chatbots\/"/,
  );
});
