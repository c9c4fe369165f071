import { describe, expect, test } from '@jest/globals';
import { sarif } from '../../../src/report/formats/sarif.ts';
import type { Report } from '../../../src/report/model.ts';
import { hostile } from '../hostile.ts';
import { aborted, clean, empty, failing } from '../sample.ts';
import { sarifErrors } from '../schemas.ts';

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number };
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
  readonly message?: { readonly text: string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
}

interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Rule[] } };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
  readonly results: readonly Result[];
  readonly properties: Readonly<Record<string, unknown>>;
}

function runOf(report: Report): Run {
  return (JSON.parse(sarif.render(report)) as { runs: [Run] }).runs[0];
}

const placeIn = ({ physicalLocation: { artifactLocation, region } }: Location): string =>
  `${artifactLocation.uri}:${region.startLine}`;

describe.each(Object.entries({ clean, failing, aborted, empty, hostile }))('%s', (_, report) => {
  test('fits the schema of the standard', () => {
    expect(sarifErrors(JSON.parse(sarif.render(report())))).toEqual([]);
  });

  test("keeps to what GitHub's code scanning wants", () => {
    const { tool, results } = runOf(report());
    const { rules } = tool.driver;
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { shortDescription, fullDescription, help } of rules) {
      expect(shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(fullDescription.text.length).toBeLessThanOrEqual(1024);
      expect(help.text).not.toBe('');
    }
    for (const { ruleId, ruleIndex, level, locations, message, partialFingerprints } of results) {
      expect(rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      // Without a file and a line an alert is shown nowhere; of more than one, only the first counts.
      expect(locations).toHaveLength(1);
      expect(locations.map(placeIn).join()).toMatch(/^[^/].*:[1-9]\d*$/);
      expect(partialFingerprints['primaryLocationLineHash']).toMatch(/^[0-9a-f]+:1$/);
    }
    const alerts = results.map((one) => one.ruleId + one.partialFingerprints['primaryLocationLineHash']);
    expect(new Set(alerts).size).toBe(alerts.length);
  });

  test('has an error unless the run is a success', () => {
    const { results, invocations } = runOf(report());
    const success = report().outcome === 'conformant';
    expect(results.some(({ level }) => level === 'error')).toBe(!success);
    expect(invocations[0]?.toolExecutionNotifications[0]?.level).toBe(success ? 'note' : 'error');
  });
});

test('a requirement is a rule, and nothing outside of the profile is one', () => {
  const { rules } = runOf(failing()).tool.driver;
  expect(rules.map(({ id }) => id)).toContain('auth/missing-key');
  expect(rules.map(({ id }) => id)).not.toContain('robustness/responds');
});

test('a finding stands at the line of its operation, and names the others, the rule and the requirement', () => {
  const [result] = runOf(failing()).results;
  expect(result?.ruleId).toBe('auth/wrong-scheme');
  expect(result?.level).toBe('error');
  expect(result?.message.text).toMatch(
    /^MUST auth\/wrong-scheme: the body is not the documented one: .* \(on 4 operations\)\noperation: GET /,
  );
  expect(result?.message.text).toMatch(/\nfix: Compare .*\n.*\ncase: .*\ncurl: curl -sS/);
  expect(result?.locations.map(placeIn)).toEqual(['api/theirs.json:3']);
  expect(result?.locations[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe('GET /api/chatbots/');
  expect(result?.relatedLocations?.map((one) => `${placeIn(one)} ${one.message?.text}`)).toEqual([
    'contract/openapi.yaml:117 the requirement auth/wrong-scheme',
    'contract/openapi.yaml:312 the rule that was broken',
    'api/theirs.json:13 also at POST /api/chatbots/',
    'api/theirs.json:23 also at GET /api/chatbots/{id}/',
    'api/theirs.json:33 also at GET /api/inboxes/',
  ]);
  expect(result?.partialFingerprints).toEqual({
    primaryLocationLineHash: '5d41402abc4b2a76:1',
    'trysquareCause/v1': '5d41402abc4b2a76',
  });
});

test('what was not verified is a result of its own, at the row of the requirement', () => {
  const results = runOf(failing()).results.filter(({ message }) => message.text.includes('not verified'));
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['envelope/items', 'error'],
    ['lifecycle/gone', 'error'],
    ['isolation/other-key', 'error'],
  ]);
  expect(results[0]?.message.text).toBe(
    'MUST envelope/items: not verified on 1 of 2 operations: the list is empty (no-data)',
  );
  expect(results.map(({ locations }) => locations.map(placeIn).join())).toEqual([
    'contract/openapi.yaml:114',
    'contract/openapi.yaml:114',
    'contract/openapi.yaml:119',
  ]);
});

test('a requirement that was verified elsewhere is a note', () => {
  const [first, ...others] = clean().requirements;
  const open = { operation: 'GET /b/', reason: 'out-of-reach' as const, message: 'nothing lists it' };
  const row = { ...first, operations: { ...first?.operations, inconclusive: [open] } };
  const { results } = runOf({ ...clean(), requirements: [row, ...others] as Report['requirements'] });
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([['auth/missing-key', 'note']]);
});

test('a run that is cut or empty is an error of its own, at the contract', () => {
  for (const report of [aborted(), empty()]) {
    const { results, invocations } = runOf(report);
    const [run] = results;
    expect([run?.ruleId, run?.level]).toEqual(['run', 'error']);
    expect(run?.message.text).toMatch(/^INCOMPLETE: /);
    expect(run?.locations.map(placeIn)).toEqual(['contract/openapi.yaml:1']);
    expect(invocations[0]?.executionSuccessful).toBe(false);
  }
});

test('tells the outcome, the coverage and the open cases', () => {
  expect(runOf(failing()).properties).toMatchObject({
    outcome: 'nonconformant',
    coverage: '2 of 4 operations judged in full',
    openCases: '2 of 12 cases open',
  });
});

test('the request and the answer are the ones of the example', () => {
  const [result] = runOf(failing()).results as readonly (Result & Record<string, unknown>)[];
  expect(result?.['webRequest']).toMatchObject({
    method: 'GET',
    target: 'https://staging.example.test/api/chatbots/?page=1',
    headers: { Authorization: 'Bearer {{key}}' },
  });
  expect(result?.['webResponse']).toMatchObject({ statusCode: 401 });
});

test('no text of a target is a link, a path out of the repository, or more than a line', () => {
  const { results } = runOf(hostile());
  for (const { message, locations } of results) {
    expect(message.text).not.toMatch(/\]\(/);
    for (const location of locations)
      expect(location.physicalLocation.artifactLocation.uri).toMatch(/^[\w.~!*'()%/-]+$/);
  }
  expect(results[1]?.message.text.split('\n').map((line) => line.split(':')[0])).toEqual(
    runOf(failing())
      .results[0]?.message.text.split('\n')
      .map((line) => line.split(':')[0]),
  );
});
