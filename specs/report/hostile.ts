import type { Exchange } from '../../src/model.ts';
import type { Finding, Report } from '../../src/report/model.ts';
import { failing } from './sample.ts';

/** What a target may answer to reach beyond the report: a terminal, a build server, a page, a table. */
export const ATTACKS = {
  terminal: '\u001b[2J\u001b]0;gone\u0007\u009b31m\r\u0008\u202e\u200b\u2028',
  workflow: '::set-output name=a::b',
  stop: '::stop-commands::endtoken',
  newline: '\n::error file=a::b\n::add-mask::x\n',
  mark: '##[add-mask]x ##vso[task.setvariable variable=x]y ##teamcity[blockOpened] ',
  percent: '%0A::warning::x%25%3A%2C',
  markup: `]]></failure><testcase/><!-- &lt; "'&amp; --><script>alert(1)</script><img src=x onerror=alert(1)>`,
  link: '](https://evil.test) [a](https://evil.test) ![b](https://evil.test) <https://evil.test> https://evil.test www.evil.test',
  markdown:
    '`` ``` ~~~ **b** _i_ ~~s~~ # h | c | d $x$ :smile: @everyone #1 </details><details>\n# heading\n- item\n\n[r]: https://evil.test\n',
  characters: '\u0000\ufffe\ud800',
  shell: `'; touch /tmp/never; ' $(id) \`id\``,
} as const;

export const HOSTILE = Object.values(ATTACKS).join(' ');

/** The failing report with attacks wherever a target, a document or a contract has a say; each text begins with one. */
export function hostile(attack: string = HOSTILE): Report {
  const report = failing();
  const text = `=${attack}`;
  const operation = (key: string): string => `${key}${attack}`;
  const operations = (keys: readonly string[]): string[] => keys.map(operation);
  const open = (one: { operation: string; reason: 'no-data'; message: string }) => ({
    ...one,
    operation: operation(one.operation),
    message: text,
  });
  return {
    ...report,
    run: { ...report.run, aborted: text },
    subject: { target: `https://staging.example.test/${attack}` },
    contract: {
      ...report.contract,
      title: text,
      surface: {
        title: text,
        version: text,
        digest: report.contract.digest,
        operations: 5,
        untestable: [{ operation: operation('GET /a'), reason: text, at: `${attack}:3` }],
        contradictions: [{ message: text, at: `${attack}:4`, operations: [operation('GET /a')] }],
        notes: [{ message: text, at: `${attack}:5` }],
      },
    },
    plan: { ...report.plan, filters: [text] },
    requirements: report.requirements.map((one) => ({
      ...one,
      statement: text,
      source: text,
      fix: text,
      at: `${attack}:7`,
      ...(one.notTested !== undefined && { notTested: text }),
      operations: {
        pass: operations(one.operations.pass),
        fail: operations(one.operations.fail),
        inconclusive: one.operations.inconclusive.map((each) => open(each as never)),
        notRun: one.operations.notRun.map((each) => open(each as never)),
        error: [],
      },
    })),
    findings: report.findings.map((finding) => hostileFinding(finding, attack)),
    places: {
      operations: Object.fromEntries(
        Object.keys(report.places.operations).map((key) => [operation(key), `${attack}:9`]),
      ),
      rules: Object.fromEntries(
        Object.keys(report.places.rules).map((key) => [`${key}${attack}`, `${attack}:8`]),
      ),
    },
    cases: report.cases.map((one) => ({
      ...one,
      id: `${one.id} ${attack}`,
      operation: operation(one.operation),
      ...(one.reason !== undefined && { message: text }),
      checks: one.checks.map((check) => ({
        ...check,
        message: text,
        ...(check.actual !== undefined && { expected: text, actual: { [attack]: attack } }),
        instancePath: `/${attack}`,
      })),
    })),
    leftBehind: [{ path: `/${attack}`, reason: text }],
  };
}

function hostileFinding(finding: Finding, attack: string): Finding {
  const text = `=${attack}`;
  const { example } = finding;
  return {
    ...finding,
    title: text,
    statement: text,
    source: text,
    fix: text,
    operations: finding.operations.map((key) => `${key}${attack}`),
    example: {
      ...example,
      case: `${example.case} ${attack}`,
      operation: `${example.operation}${attack}`,
      expected: text,
      actual: [attack, { [attack]: attack }],
      ...(example.instancePath !== undefined && { instancePath: `/${attack}` }),
      ...(example.schemaPath !== undefined && { schemaPath: `${example.schemaPath}${attack}` }),
      ...(example.curl !== undefined && { curl: `curl -sS '${attack}'` }),
      ...(example.exchange !== undefined && { exchange: hostileExchange(example.exchange, attack) }),
    },
  };
}

/** An exchange of a target that has its say in all that it may. */
export function hostileExchange(exchange: Exchange, attack: string = HOSTILE): Exchange {
  const headers = [
    ['Content-Type', attack],
    ['__proto__', attack],
    [attack, attack],
  ] as const;
  const body = { text: attack };
  return {
    ...exchange,
    request: { ...exchange.request, path: `/things/?q=${attack}`, headers, body },
    response: { status: 200, headers, body },
  };
}
