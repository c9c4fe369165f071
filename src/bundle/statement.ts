import type { Report } from '../report/model.ts';
import type { Tool } from './build.ts';
import { sha256 } from './digest.ts';
import { LIMITS } from './layout.ts';
import { refuse } from './refusal.ts';
import { valid } from './schema.ts';
import { parseStrict } from './strict-json.ts';

/** An in-toto Statement, version 1: what is said, and of which files. */
export interface Statement {
  readonly _type: typeof STATEMENT;
  readonly subject: readonly Subject[];
  readonly predicateType: typeof PREDICATE;
  readonly predicate: Predicate;
}

export interface Subject {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** What is certified, so that nobody has to open the report to know it. */
export interface Predicate {
  readonly tool: Tool;
  readonly outcome: string;
  readonly profile: string;
  readonly target: string;
  readonly challenge?: string;
  readonly seed: number;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly contract: { readonly id: string; readonly version: string; readonly digest: string };
  readonly surface?: { readonly title: string; readonly version: string; readonly digest: string };
  readonly plan: string;
  readonly evidence: string;
  readonly cases: Readonly<Record<string, number>>;
}

export const STATEMENT = 'https://in-toto.io/Statement/v1';
export const PREDICATE = 'urn:trysquare:certification:1';

/** What a report and the build that made it come to. */
export function predicateOf({ run, subject, contract, ...report }: Report, tool: Tool): Predicate {
  const { surface } = contract;
  return {
    tool,
    outcome: report.outcome,
    profile: report.profile,
    target: subject.target,
    ...(run.challenge !== undefined && { challenge: run.challenge }),
    seed: run.seed,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    contract: { id: contract.id, version: contract.version, digest: contract.digest },
    ...(surface !== undefined && {
      surface: { title: surface.title, version: surface.version, digest: surface.digest },
    }),
    plan: report.plan.digest,
    evidence: report.evidence?.digest ?? '',
    cases: report.footer.cases,
  };
}

/** The statement over files, by name. */
export function statementOf(predicate: Predicate, files: ReadonlyMap<string, Uint8Array>): Statement {
  const names = [...files.keys()].sort();
  return {
    _type: STATEMENT,
    subject: names.map((name) => ({ name, digest: { sha256: sha256(files.get(name) ?? '') } })),
    predicateType: PREDICATE,
    predicate,
  };
}

const SUBJECT = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'digest'],
  properties: {
    name: { type: 'string', minLength: 1 },
    digest: {
      type: 'object',
      additionalProperties: false,
      required: ['sha256'],
      properties: { sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
    },
  },
};
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['_type', 'subject', 'predicateType', 'predicate'],
  properties: {
    _type: { const: STATEMENT },
    subject: { type: 'array', minItems: 1, maxItems: LIMITS.files, items: SUBJECT },
    predicateType: { const: PREDICATE },
    predicate: { type: 'object', required: ['tool'], properties: { tool: { type: 'object' } } },
  },
};

/** @throws Refusal where it is no such statement, or names a file twice. */
export function readStatement(payload: Uint8Array): Statement {
  const statement = valid<Statement>(SCHEMA, parseStrict(payload));
  const names = new Set(statement.subject.map(({ name }) => name));
  return names.size === statement.subject.length ? statement : refuse('has one subject twice');
}
