import type { CalibrationFile } from '../../../src/bundle/calibration.ts';
import type { Recorded } from '../../../src/bundle/evidence.ts';
import { newKeyPair } from '../../../src/bundle/keys.ts';
import { NAMES } from '../../../src/bundle/layout.ts';
import type { Report } from '../../../src/report/model.ts';
import type { Mutable, Tampering } from '../draft.ts';

const DAY = 86_400_000;

const run =
  (change: (run: Mutable<Report['run']>) => void): Tampering['tamper'] =>
  (draft) =>
    draft
      .report((report) => change(report.run))
      .recount()
      .sign();

const evidence =
  (change: (record: Mutable<Recorded>[]) => Mutable<Recorded>[]): Tampering['tamper'] =>
  (draft) =>
    draft.record(change).recount().sign();

const calibration =
  (change: (calibration: Mutable<CalibrationFile>) => void): Tampering['tamper'] =>
  (draft) =>
    draft.edit<CalibrationFile>(NAMES.calibration, change).sign();

const later = (text: string, by: number): string => new Date(Date.parse(text) + by).toISOString();

/** Puts something into the answer to the first request, which no case looks at. */
const smuggled = (header: readonly [string, string], body?: string): Tampering['tamper'] =>
  evidence((record) => {
    const response = record.find(({ id }) => id.startsWith('preflight'))?.response;
    response?.headers.push([...header]);
    if (response !== undefined && body !== undefined) response.body = { text: body };
    return record;
  });

const NO_HEADER = ['X-Served-By', 'a'] as const;

export const ofSurroundings: readonly Tampering[] = [
  {
    name: 'a run before its time',
    refusedBy: 'time',
    full: true,
    tamper: (draft) => {
      draft.expected = { ...draft.expected, notBefore: new Date(Date.now() + DAY) };
    },
  },
  {
    name: 'a run after its time',
    refusedBy: 'time',
    tamper: (draft) => {
      draft.expected = { ...draft.expected, notAfter: new Date(Date.now() - DAY) };
    },
  },
  {
    name: 'a run moved to another day',
    refusedBy: 'time',
    tamper: run((facts) => {
      facts.startedAt = later(facts.startedAt, -2 * DAY);
      facts.finishedAt = later(facts.finishedAt, -2 * DAY);
    }),
  },
  {
    name: 'a run that ends before it begins',
    refusedBy: 'time',
    tamper: run((facts) => {
      facts.finishedAt = later(facts.startedAt, -1);
    }),
  },
  {
    name: 'a run that ends tomorrow',
    refusedBy: 'time',
    tamper: run((facts) => {
      facts.finishedAt = later(facts.finishedAt, DAY);
    }),
  },
  {
    name: 'exchanges of another day',
    refusedBy: 'time',
    tamper: evidence((record) => record.map((one) => ({ ...one, receivedAt: later(one.receivedAt, -DAY) }))),
  },
  {
    name: 'answers dated on another day',
    refusedBy: 'time',
    tamper: evidence((record) => {
      const dated = record[0]?.response?.headers.find(([name]) => name === 'Date');
      if (dated !== undefined) dated[1] = new Date(Date.now() - DAY).toUTCString();
      return record;
    }),
  },
  {
    name: 'exchanges in another order',
    refusedBy: 'time',
    tamper: evidence((record) => [...record].reverse()),
  },
  {
    name: 'exchanges that took longer than the run',
    refusedBy: 'time',
    tamper: evidence((record) => record.map((one) => ({ ...one, milliseconds: 999 }))),
  },
  {
    name: 'no calibration',
    refusedBy: 'calibration',
    full: true,
    tamper: (draft) => {
      draft.files.delete(NAMES.calibration);
      draft.sign();
    },
  },
  {
    name: 'the calibration of another build',
    refusedBy: 'calibration',
    tamper: calibration(({ tool }) => {
      tool.build = 'ab'.repeat(32);
    }),
  },
  {
    name: 'the calibration of another contract',
    refusedBy: 'calibration',
    tamper: calibration((file) => {
      file.contract = 'ab'.repeat(32);
    }),
  },
  {
    name: 'the calibration of another profile',
    refusedBy: 'calibration',
    tamper: calibration((file) => {
      file.profile = 'full';
    }),
  },
  {
    name: 'a calibration that failed',
    refusedBy: 'calibration',
    tamper: calibration((file) => {
      file.passed = false;
    }),
  },
  {
    name: 'a fault that went unnoticed in a calibration that is said to have passed',
    refusedBy: 'calibration',
    tamper: calibration(({ mutants }) => {
      const [fault] = mutants.filter(({ requirement }) => requirement !== undefined);
      if (fault !== undefined) fault.fate = 'missed';
    }),
  },
  {
    name: 'a fault left out of the calibration',
    refusedBy: 'calibration',
    tamper: calibration(({ mutants }) => void mutants.pop()),
  },
  {
    name: 'a control that did not do what it must',
    refusedBy: 'calibration',
    tamper: calibration(({ controls }) => {
      if (controls[1] !== undefined) controls[1].fate = 'killed';
    }),
  },
  {
    name: 'a key in a request',
    refusedBy: 'secrets',
    full: true,
    tamper: evidence((record) => {
      const request = record.find(({ id }) => id.startsWith('preflight'))?.request;
      for (const header of request?.headers ?? [])
        if (header[0] === 'X-Account-Key') header[1] = 'ReferenceFullKeyNotSecret01';
      return record;
    }),
  },
  {
    name: 'a key behind its scheme in an answer',
    refusedBy: 'secrets',
    tamper: smuggled(NO_HEADER, '{"used": "Bearer ReferenceFullKeyNotSecret01"}'),
  },
  {
    name: 'a JSON Web Token in a header',
    refusedBy: 'secrets',
    tamper: smuggled(['X-Session', `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`]),
  },
  {
    name: 'a cookie that is set',
    refusedBy: 'secrets',
    tamper: smuggled(['Set-Cookie', 'session=s3cr3t; Path=/']),
  },
  {
    name: 'a private key in the calibration',
    refusedBy: 'secrets',
    tamper: calibration((file) => {
      file.covered = newKeyPair().privateKey;
    }),
  },
];
