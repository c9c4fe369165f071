import type { CaseResult, Check, Exchange, HttpRequest, Verdict } from '../../src/model.ts';
import { curlOf } from '../../src/report/curl.ts';
import type { Finding, Report, RequirementReport } from '../../src/report/model.ts';
import { present } from '../../src/script/credential.ts';

const TARGET = 'https://staging.example.test';
const OPERATIONS = [
  'GET /api/chatbots/',
  'POST /api/chatbots/',
  'GET /api/chatbots/{id}/',
  'GET /api/inboxes/',
];
const [LIST = '', , READ = '', INBOXES = ''] = OPERATIONS;
const CREDENTIAL = { scheme: 'Key', header: 'Authorization', prefix: 'Api-Key ' };
const REFUSED = { detail: 'Invalid API key format.', code: 'authentication_failed' };

/** A report whose every requirement is verified. */
export function clean(): Report {
  return assembled(
    [missingKey(), shape()],
    [passed('auth/missing-key', LIST), passed('envelope/shape', LIST)],
    {
      outcome: 'conformant',
    },
  );
}

/** One with a violation of a MUST on four operations, a deviation, open operations and a row without a test. */
export function failing(): Report {
  const failures = OPERATIONS.map((operation) =>
    failed('auth/wrong-scheme', operation, 'Bearer', schemeCheck()),
  );
  const cases = [
    ...OPERATIONS.map((operation) => passed('auth/missing-key', operation)),
    ...failures,
    failed('body/media-type', READ, '', mediaCheck()),
    passed('envelope/items', LIST),
    open('envelope/items', INBOXES, 'no-data', 'the list is empty'),
    open(
      'lifecycle/gone',
      READ,
      'precondition-unmet',
      'nothing to delete: POST /api/chatbots/ answered 500 text/html',
    ),
  ];
  const requirements = [
    missingKey({ pass: OPERATIONS }),
    row('auth/wrong-scheme', 'MUST', 'fail', { fail: OPERATIONS }),
    row('envelope/items', 'MUST', 'inconclusive', {
      pass: [LIST],
      inconclusive: [openOperation(cases, INBOXES)],
    }),
    row('lifecycle/gone', 'MUST', 'inconclusive', {
      inconclusive: [openOperation(cases, READ, 'lifecycle/gone')],
    }),
    row('body/media-type', 'SHOULD', 'fail', { fail: [READ] }),
    row('error/conflict', 'SHOULD', 'not-applicable', {}),
    { ...row('isolation/other-key', 'MUST', 'not-run', {}), notTested: 'it takes a second organisation' },
    { ...row('robustness/responds', 'MUST', 'fail', { fail: [LIST] }), profiles: ['full'] },
  ];
  return assembled(requirements, cases, {
    outcome: 'nonconformant',
    findings: [mediaFinding(), schemeFinding()],
    places: {
      operations: Object.fromEntries(
        OPERATIONS.map((key, index) => [key, `api/theirs.json:${10 * index + 3}`]),
      ),
      rules: { [schemeCheck().schemaPath ?? '']: 'contract/openapi.yaml:312' },
    },
    leftBehind: [{ path: '/api/chatbots/3f0c2f6e/', reason: 'DELETE answered 503' }],
  });
}

/** One of a run that ended before its plan did. */
export function aborted(): Report {
  const message = 'the target does not answer any more';
  const cases = [
    passed('auth/missing-key', LIST),
    open('envelope/shape', LIST, 'aborted', message, 'not-run'),
  ];
  const left = openOperation(cases, LIST, 'envelope/shape');
  const requirements = [missingKey(), row('envelope/shape', 'MUST', 'not-run', { notRun: [left] })];
  const report = assembled(requirements, cases, { outcome: 'incomplete' });
  return { ...report, run: { ...report.run, aborted: 'the target refused 20 connections in a row' } };
}

/** One of a run without a case. */
export function empty(): Report {
  return assembled([row('auth/missing-key', 'MUST', 'not-run', {})], [], { outcome: 'incomplete' });
}

/** The request that the sample's findings show. */
export function sampleRequest(): HttpRequest {
  return {
    operation: LIST,
    method: 'GET',
    path: '/api/chatbots/?page=1',
    headers: [
      ['Accept', 'application/json'],
      [CREDENTIAL.header, present({ ...CREDENTIAL, prefix: 'Bearer ' }, '{{key}}')],
    ],
    changes: false,
  };
}

function assembled(
  requirements: readonly RequirementReport[],
  cases: readonly CaseResult[],
  rest: Pick<Report, 'outcome'> & Partial<Report>,
): Report {
  const idsOf = (...verdicts: Verdict[]) =>
    requirements
      .filter(({ verdict, profiles }) => profiles.includes('core') && verdicts.includes(verdict))
      .map(({ id }) => id);
  const count = (verdict: Verdict) => cases.filter((one) => one.verdict === verdict).length;
  const digest = 'sha256:0d5f6f4a3c1b0d5f6f4a3c1b0d5f6f4a';
  return {
    reportVersion: 1,
    tool: { name: 'trysquare', version: '0.1.0' },
    run: {
      mode: 'live',
      seed: 1,
      readOnly: false,
      startedAt: '2025-01-02T03:04:05.000Z',
      finishedAt: '2025-01-02T03:04:17.346Z',
      requests: 57,
    },
    subject: { target: TARGET },
    contract: { id: 'chatbots', version: '1.0.0', title: 'Chatbot API', digest, operations: 4 },
    plan: { digest, cases: cases.length, filters: [] },
    profile: 'core',
    profiles: {
      core: {
        outcome: rest.outcome,
        verified: idsOf('pass'),
        failed: idsOf('fail').filter((id) => id !== 'body/media-type'),
        notVerified: idsOf('inconclusive', 'not-run', 'error'),
        deviations: idsOf('fail').filter((id) => id === 'body/media-type'),
        notApplicable: idsOf('not-applicable'),
      },
    },
    requirements,
    findings: [],
    places: { operations: {}, rules: {} },
    cases,
    leftBehind: [],
    footer: {
      complete: true,
      cases: {
        error: count('error'),
        fail: count('fail'),
        inconclusive: count('inconclusive'),
        'not-run': count('not-run'),
        pass: count('pass'),
        'not-applicable': count('not-applicable'),
      },
    },
    ...rest,
  };
}

function row(
  id: string,
  level: RequirementReport['level'],
  verdict: Verdict,
  operations: Partial<RequirementReport['operations']>,
): RequirementReport {
  return {
    id,
    level,
    statement: `What ${id} asks for holds.`,
    basis: 'contract',
    source: '#/components/responses',
    fix: 'Answer as the contract says.',
    profiles: ['core', 'full'],
    at: `contract/openapi.yaml:${100 + id.length}`,
    verdict,
    cases: Object.values(operations).flat().length,
    operations: { pass: [], fail: [], inconclusive: [], notRun: [], error: [], ...operations },
  };
}

const missingKey = (operations: Partial<RequirementReport['operations']> = { pass: [LIST] }) =>
  row('auth/missing-key', 'MUST', 'pass', operations);
const shape = () => row('envelope/shape', 'MUST', 'pass', { pass: [LIST] });

function result(
  requirement: string,
  operation: string,
  label: string,
  rest: Partial<CaseResult>,
): CaseResult {
  const id = [requirement, operation, label].filter((part) => part !== '').join(' ');
  return {
    id,
    requirement,
    operation,
    verdict: 'pass',
    attempts: 1,
    checks: [],
    exchanges: [`${id}#1.1`],
    ...rest,
  };
}

function passed(requirement: string, operation: string): CaseResult {
  return result(requirement, operation, '', {
    checks: [{ id: 'refused', verdict: 'pass', message: 'as documented' }],
  });
}

function failed(requirement: string, operation: string, label: string, check: Check): CaseResult {
  return result(requirement, operation, label, { verdict: 'fail', checks: [check] });
}

function open(
  requirement: string,
  operation: string,
  reason: NonNullable<CaseResult['reason']>,
  message: string,
  verdict: Verdict = 'inconclusive',
): CaseResult {
  return result(requirement, operation, '', { verdict, reason, message, exchanges: [] });
}

function openOperation(cases: readonly CaseResult[], operation: string, requirement?: string) {
  const found = cases.find(
    (one) =>
      one.operation === operation &&
      one.reason &&
      (requirement === undefined || one.requirement === requirement),
  );
  return { operation, reason: found?.reason ?? 'no-data', message: found?.message ?? '' };
}

function schemeCheck(): Check {
  return {
    id: 'refused',
    verdict: 'fail',
    message: 'the body is not the documented one: /detail must be equal to constant',
    expected: [{ status: 401, body: REFUSED }],
    actual: {
      status: 401,
      body: { code: 'authentication_failed', detail: 'Authentication credentials were not provided.' },
    },
    instancePath: '/detail',
    schemaPath: '/components/schemas/InvalidKeyFormat/properties/detail/const',
  };
}

function mediaCheck(): Check {
  return { id: 'type', verdict: 'fail', message: 'the body is text/html instead of application/json' };
}

function schemeFinding(): Finding {
  const { id: _id, verdict: _verdict, message, ...comparison } = schemeCheck();
  const exchange: Exchange = {
    id: 'auth/wrong-scheme GET /api/chatbots/ Bearer#1.1',
    request: sampleRequest(),
    response: {
      status: 401,
      headers: [['Content-Type', 'application/json']],
      body: { text: JSON.stringify(REFUSED) },
    },
    milliseconds: 12.5,
  };
  return {
    fingerprint: '5d41402abc4b2a76',
    requirement: 'auth/wrong-scheme',
    level: 'MUST',
    title: message,
    statement: 'A key behind another scheme is refused as malformed.',
    source: '#/components/responses/InvalidKeyFormat',
    fix: 'Compare the scheme before the key is looked up, and answer with InvalidKeyFormat where it is not Api-Key.',
    operations: OPERATIONS,
    occurrences: 4,
    example: {
      case: 'auth/wrong-scheme GET /api/chatbots/ Bearer',
      operation: LIST,
      ...comparison,
      exchange,
      curl: curlOf(sampleRequest(), TARGET),
    },
  };
}

function mediaFinding(): Finding {
  return {
    ...schemeFinding(),
    fingerprint: '7d793037a0760186',
    requirement: 'body/media-type',
    level: 'SHOULD',
    title: mediaCheck().message,
    fix: 'Send Content-Type: application/json.',
    operations: [READ],
    occurrences: 1,
    example: {
      case: `body/media-type ${READ}`,
      operation: READ,
      expected: 'application/json',
      actual: 'text/html',
    },
  };
}
