import { NAMES } from '../../../src/bundle/layout.ts';
import type { Report } from '../../../src/report/model.ts';
import type { Draft, Tampering } from '../draft.ts';

/** Signs a report whose text is changed. */
const written =
  (change: (text: string) => string): Tampering['tamper'] =>
  (draft) =>
    draft.write(NAMES.report, change(draft.text(NAMES.report))).sign();

/** Signs a report with another member, whatever the types say. */
const withMember =
  (name: keyof Report | 'baseline', value: unknown): Tampering['tamper'] =>
  (draft: Draft) =>
    draft.report((report) => void Object.assign(report, { [name]: value })).sign();

export const ofTheReport: readonly Tampering[] = [
  {
    name: 'a report of an older version',
    refusedBy: 'tool',
    full: true,
    tamper: withMember('reportVersion', 0),
  },
  { name: 'a report of a newer version', refusedBy: 'tool', tamper: withMember('reportVersion', 2) },
  {
    name: 'a report of another release',
    refusedBy: 'tool',
    tamper: withMember('tool', { name: 'trysquare', version: '99.0.0' }),
  },
  {
    name: 'another build of the same release',
    refusedBy: 'tool',
    tamper: (draft) =>
      draft.state(({ predicate }) => {
        predicate.tool.build = 'ab'.repeat(32);
      }),
  },
  {
    name: 'a report with a member twice',
    refusedBy: 'tool',
    full: true,
    tamper: written((text) => text.replace('"outcome":', '"outcome": "nonconformant",\n  "outcome":')),
  },
  {
    name: 'a member twice, once in escapes',
    refusedBy: 'tool',
    tamper: written((text) => text.replace('"outcome":', '"\\u006futcome": "nonconformant",\n  "outcome":')),
  },
  {
    name: 'a member that is the prototype of all objects',
    refusedBy: 'tool',
    tamper: written((text) => text.replace('{', '{\n  "__proto__": {"outcome": "conformant"},')),
  },
  {
    name: 'a report nested without an end',
    refusedBy: 'tool',
    tamper: written((text) => text.replace('{', `{\n  "x": ${'['.repeat(100_000)}${']'.repeat(100_000)},`)),
  },
  { name: 'a report without a footer', refusedBy: 'report', tamper: withMember('footer', undefined) },
  { name: 'a report with a baseline', refusedBy: 'report', tamper: withMember('baseline', { known: [] }) },
  {
    name: 'a report written otherwise',
    refusedBy: 'report',
    tamper: written((text) => text.replace('\n', '\n\n')),
  },
  {
    name: 'counts that do not add up',
    refusedBy: 'roll-ups',
    full: true,
    tamper: (draft) =>
      draft
        .report(({ footer }) => {
          footer.cases.pass += 1;
        })
        .derive()
        .sign(),
  },
  {
    name: 'a finding left out',
    of: 'faulty',
    refusedBy: 'roll-ups',
    tamper: (draft) =>
      draft
        .report(({ findings }) => void findings.pop())
        .derive()
        .sign(),
  },
  {
    name: 'an outcome that the verdicts do not come to',
    of: 'faulty',
    refusedBy: 'roll-ups',
    tamper: (draft) =>
      draft
        .report((report) => {
          report.outcome = 'conformant';
          for (const profile of Object.values(report.profiles)) profile.outcome = 'conformant';
        })
        .derive()
        .sign(),
  },
  {
    name: 'a requirement that is said to have passed',
    of: 'faulty',
    refusedBy: 'roll-ups',
    tamper: (draft) =>
      draft
        .report(({ requirements }) => {
          for (const one of requirements) if (one.verdict === 'fail') one.verdict = 'pass';
        })
        .derive()
        .sign(),
  },
  {
    name: 'a MUST that the report makes a SHOULD',
    of: 'faulty',
    refusedBy: 'roll-ups',
    tamper: (draft) =>
      draft
        .report(({ requirements }) => {
          for (const one of requirements) if (one.verdict === 'fail') one.level = 'SHOULD';
        })
        .derive()
        .sign(),
  },
  {
    name: 'a nonconformant run, honestly signed',
    of: 'faulty',
    refusedBy: 'outcome',
    full: true,
    tamper: (draft) => draft.sign(),
  },
  {
    name: 'a JUnit file edited',
    refusedBy: 'derived',
    tamper: (draft) =>
      draft
        .write('derived/junit.xml', draft.text('derived/junit.xml').replace('failures="0"', 'failures="00"'))
        .sign(),
  },
  {
    name: 'a page for people left out',
    refusedBy: 'derived',
    tamper: (draft) => {
      draft.files.delete('derived/terminal.txt');
      draft.sign();
    },
  },
  {
    name: 'a format that this build does not make',
    refusedBy: 'derived',
    tamper: (draft) => draft.write('derived/summary.txt', 'All is well.').sign(),
  },
  {
    name: 'a statement of another outcome',
    refusedBy: 'agreement',
    of: 'faulty',
    tamper: (draft) =>
      draft.state(({ predicate }) => {
        predicate.outcome = 'conformant';
      }),
  },
  {
    name: 'a statement on another target',
    refusedBy: 'agreement',
    full: true,
    tamper: (draft) =>
      draft.state(({ predicate }) => {
        predicate.target = 'https://api.example.com';
      }),
  },
];
