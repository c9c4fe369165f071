import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckOptions, check } from '../../src/check.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { headerOf } from '../../src/contract/documented.ts';
import type { Header } from '../../src/model.ts';
import { defaultContract } from '../../src/package-info.ts';
import type { Filters } from '../../src/plan/plan.ts';
import type { Answer, Call, Handler } from '../../src/reference/http.ts';
import { type Mutant, mutated } from '../../src/reference/mutant.ts';
import { createReference } from '../../src/reference/server.ts';
import type { Report } from '../../src/report/model.ts';
import type { Keys } from '../../src/run/credentials.ts';
import type { Settings } from '../../src/script/kit.ts';
import { contractAt, planFor } from '../support/judged.ts';

/** They open nothing, and say so. */
export const keys = {
  full: 'SoundnessFullKeyNotSecret01',
  other: 'SoundnessOtherKeyNotSecret02',
  restricted: 'SoundnessReadKeyNotSecret03',
} satisfies Keys;

export const contract = contractAt();

/** One resource with all that core asks of one: a list, a creation, a read, two changes and a removal. */
export const CHATBOTS = ['* /api/chatbots/*'];
export const CHATBOT_LIST = ['GET /api/chatbots/'];
export const CHATBOT_READ = ['GET /api/chatbots/{id}/'];

export type Vary = Mutant['mutate'];

/** How an answer goes over the wire, where that is the variation. */
export type Wire = (answer: Answer, request: IncomingMessage, response: ServerResponse) => void;

export interface Variation {
  /** What stands before the conforming server. */
  readonly vary?: Vary;
  readonly wire?: Wire;
  readonly filters?: Partial<Filters>;
  readonly settings?: Partial<Settings>;
  readonly options?: Partial<CheckOptions>;
  /** The contract of the server; that of this package unless said. */
  readonly served?: Contract;
  /** The contract to judge by, where it is another than the server's. */
  readonly contract?: Contract;
  /** Every call as it comes in. */
  readonly onCall?: (call: Call) => void;
}

/** Serves the reference server behind a variation for the time of the work. */
export async function behind<T>(variation: Variation, work: (target: string) => Promise<T>): Promise<T> {
  let origin = '';
  const { vary, wire = plainly, onCall, served = contract } = variation;
  const conforming = createReference(served, { keys, origin: () => origin });
  const handler: Handler =
    vary === undefined
      ? conforming
      : mutated(
          conforming,
          { id: 'variation', requirement: 'none', title: 'does what a good server may', mutate: vary },
          { contract: served, keys },
        );
  const server = createServer((request, response) => {
    answerTo(request, handler, onCall)
      .then((answer) => answer.hang !== true && wire(answer, request, response))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await work(origin);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function answerTo(
  request: IncomingMessage,
  handler: Handler,
  onCall?: (call: Call) => void,
): Promise<Answer> {
  const bytes: Buffer[] = [];
  for await (const part of request) bytes.push(part as Buffer);
  const { rawHeaders, method = '', url: path = '' } = request;
  const headers = Array.from(
    { length: rawHeaders.length / 2 },
    (_, i): Header => [rawHeaders[2 * i] ?? '', rawHeaders[2 * i + 1] ?? ''],
  );
  const call = { method, path, headers, body: Buffer.concat(bytes) };
  onCall?.(call);
  return await handler(call);
}

/** As any server sends: the length ahead, the connection kept. */
export const plainly: Wire = (answer, _request, response) => {
  const bytes = Buffer.from(answer.body);
  head(answer, response);
  if (answer.status !== 204) response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
};

/** Status and headers, without a length. */
export function head({ status, headers }: Answer, response: ServerResponse): void {
  response.statusCode = status;
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== 'content-length') response.appendHeader(name, value);
  }
}

/** What the checker makes of the reference server behind a variation. */
export function verdictOn(variation: Variation): Promise<Report> {
  const { filters = { operation: CHATBOTS }, settings = {}, options = {} } = variation;
  const plan = planFor(variation.contract ?? variation.served ?? contract, settings, filters);
  return behind(variation, (target) => check(plan, { target, keys, ...options }));
}

export function header(message: Pick<Call | Answer, 'headers'>, name: string): string | undefined {
  return headerOf(message, name);
}

/** Whether a call carries the key that may do everything. */
export function isAdmitted(call: Call): boolean {
  return header(call, 'authorization') === `Api-Key ${keys.full}`;
}

export function json(status: number, value: unknown, headers: readonly Header[] = []): Answer {
  return { status, headers: [['Content-Type', 'application/json'], ...headers], body: JSON.stringify(value) };
}

/** The contract of this package with its text changed. */
export function contractWith(change: (text: string) => string): Contract {
  const folder = mkdtempSync(join(tmpdir(), 'soundness-'));
  try {
    const file = join(folder, 'openapi.yaml');
    writeFileSync(file, change(readFileSync(defaultContract, 'utf8')));
    return contractAt(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The contract with further paths, written as YAML. */
export function contractWithPaths(paths: string): Contract {
  return contractWith((text) => text.replace('\npaths:\n', `\npaths:\n${paths}`));
}

/** Cases that were wanted and are open, each as `reason: id`. */
export function open(report: Report): string[] {
  return report.cases
    .filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'not-run')
    .filter(({ reason }) => reason !== 'filtered')
    .map(({ id, reason }) => `${reason}: ${id}`);
}

/** Findings and errors: what no good server may ever get. Each with its operations. */
export function alarms(report: Report): string[] {
  return [
    ...report.findings.map(
      ({ requirement, title, operations }) => `${requirement}: ${title} (${operations.join(', ')})`,
    ),
    ...report.cases
      .filter(({ verdict }) => verdict === 'error')
      .map(({ id, message }) => `error ${id}: ${message}`),
  ];
}
