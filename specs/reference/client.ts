import { fileURLToPath } from 'node:url';
import { type Contract, loadContract } from '../../src/contract/contract.ts';
import { headerOf } from '../../src/contract/documented.ts';
import type { Header } from '../../src/model.ts';
import type { Answer, Handler } from '../../src/reference/http.ts';
import { createReference } from '../../src/reference/server.ts';
import { answersAsked } from '../../src/requirements/index.ts';

export const keys = {
  full: 'FullKeyOfTheSpecs01',
  other: 'OtherKeyOfTheSpecs02',
  restricted: 'ReadKeyOfTheSpecs03',
};

export const ORIGIN = 'https://api.example.test';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const contract = loadContract(file('openapi.yaml'), answersAsked);
export const problems = loadContract(file('specs/contracts/problem.openapi.yaml'), answersAsked);

export interface Said {
  readonly status: number;
  readonly value: unknown;
  readonly answer: Answer;
  header(name: string): string | undefined;
}

export interface Asked {
  /** The whole credential header; null for none. The full key unless said. */
  readonly credential?: string | null;
  /** Sent as JSON, unless it is text already. */
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: readonly Header[];
}

export type Ask = (method: string, path: string, asked?: Asked) => Promise<Said>;

/** Asks a handler, without a socket. */
export function client({ credential: { header, prefix } }: Contract, handler: Handler): Ask {
  return async (
    method,
    path,
    { credential = prefix + keys.full, body, type = 'application/json', headers = [] } = {},
  ) => {
    const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
    const answer = await handler({
      method,
      path,
      headers: [
        ...(credential === null ? [] : [[header, credential] as const]),
        ...(body === undefined ? [] : [['Content-Type', type] as const]),
        ...headers,
      ],
      body: Buffer.isBuffer(body) ? body : Buffer.from(text),
    });
    const isJson = /json/.test(headerOf(answer, 'content-type') ?? '');
    return {
      status: answer.status,
      value: isJson ? JSON.parse(answer.body.toString()) : undefined,
      answer,
      header: (name) => headerOf(answer, name),
    };
  };
}

/** A fresh reference server of a contract, and a client of it. */
export function fresh(of: Contract = contract): Ask {
  return client(of, createReference(of, { keys, origin: () => ORIGIN }));
}
