import { expect, test } from '@jest/globals';
import type { Body } from '../../../src/model.ts';
import { html } from '../../../src/report/formats/html.ts';
import type { FindingExample, Report } from '../../../src/report/model.ts';
import { failing } from '../sample.ts';

/** The first finding of a report whose example is changed. */
function shown(change: Partial<FindingExample>): string {
  const [, finding] = failing().findings;
  const findings = [{ ...finding, example: { ...finding?.example, ...change } }] as Report['findings'];
  const page = html.render({ ...failing(), findings }).replaceAll('&#34;', '"');
  return /<article.*?<\/article>/s.exec(page)?.[0] ?? '';
}

const marksIn = (card: string): (string | undefined)[] =>
  [...card.matchAll(/<mark[^>]*>(.*?)<\/mark>/g)].map(([, text]) => text);

test('words that differ are marked, not the commas that any two texts share', () => {
  const card = shown({
    expected: { status: 401, body: { detail: 'Invalid API key format.' } },
    actual: { status: 200, body: { count: 2, next: null } },
  });
  expect(marksIn(card)).toEqual([
    '401',
    '"detail":"Invalid API key format."',
    '200',
    '"count":2,"next":null',
  ]);
});

test('each answer that would have been right is compared', () => {
  const card = shown({ expected: [{ status: 401 }, { status: 403 }], actual: { status: 200 } });
  expect(card).toMatch(/<dt>Expected.*<mark>401<\/mark>.*<dt>or.*<mark>403<\/mark>.*<dt>Actual.*<mark>200</s);
});

test('where a rule is expected, the place that breaks it is marked, however far it is', () => {
  const actual = { status: 200, body: { text: 'long '.repeat(200), items: [{ 'a/b': 'true' }] } };
  const card = shown({ expected: 'must be boolean', actual, instancePath: '/items/0/a~1b' });
  expect(marksIn(card)).toEqual(['"true"']);
  expect(card).toMatch(/>\.\.\.[^<]*"items":\[\{"a\/b":<mark>/);
});

test('a rule that all of the body breaks marks nothing', () => {
  const change = { expected: "must have required property 'id'", actual: { name: 'x' }, instancePath: '' };
  expect(marksIn(shown(change))).toEqual([]);
});

test('what came instead of an answer is what is shown', () => {
  const [, finding] = failing().findings;
  const { response: _, ...rest } = finding?.example.exchange ?? {};
  const exchange = { ...rest, failure: { kind: 'timeout', message: 'no answer in 10 s' } };
  const card = shown({ actual: undefined, exchange } as never);
  expect(card).toMatch(/<dt>Actual.*no answer in 10 s/s);
  expect(card).toContain('Request and answer: timeout after');
});

/** The answer's body as the card shows it. */
function bodyShown(body: Body): string {
  const [, finding] = failing().findings;
  const { exchange } = finding?.example ?? {};
  const card = shown({ exchange: { ...exchange, response: { status: 200, headers: [], body } } as never });
  return /Answer<\/p><pre>200\n\n(.*?)<\/pre>/s.exec(card)?.[1] ?? '';
}

test('JSON gets a line for each member, and stays what it was', () => {
  expect(bodyShown({ text: '{"a":1.0,"a":[],"b":[1,{"c":"x,{\\"y"}]}' })).toBe(
    '{\n  "a": 1.0,\n  "a": [],\n  "b": [\n    1,\n    {\n      "c": "x,{\\"y"\n    }\n  ]\n}',
  );
});

test('what is no JSON is shown as it came, and what is long in part', () => {
  expect(bodyShown({ text: 'not {json}\nat all' })).toBe('not {json}\nat all');
  expect(bodyShown({ text: 'x'.repeat(7_000) })).toMatch(
    /^x{6000}\.\.\.\n\(1000 more characters: see the JSON report\)$/,
  );
  expect(bodyShown({ base64: '/9j/' })).toBe('(not text; base64) /9j/');
});
