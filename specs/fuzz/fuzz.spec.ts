/** Ten thousand inputs by strangers, most of them valid ones that were broken: none ends in a crash or without an end. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from '@jest/globals';
import fc from 'fast-check';
import { readCalibration } from '../../src/bundle/calibration.ts';
import { readEnvelope } from '../../src/bundle/dsse.ts';
import { readEvidence } from '../../src/bundle/evidence.ts';
import { readFolder } from '../../src/bundle/folder.ts';
import { NAMES } from '../../src/bundle/layout.ts';
import { verifyFolder } from '../../src/bundle/verify.ts';
import { readReport } from '../../src/cli/report/read-report.ts';
import { noteIn } from '../../src/cli/run-folder.ts';
import { readConfig } from '../../src/config/config.ts';
import { gatherSurface, layOver } from '../../src/contract/surface.ts';
import { amend } from '../../src/documents/amend.ts';
import { parseSource } from '../../src/documents/source.ts';
import { readBaseline } from '../../src/gate/read.ts';
import type { Exchange } from '../../src/model.ts';
import { formats } from '../../src/report/formats/index.ts';
import { FileJournal } from '../../src/run/journal/file.ts';
import { exchangesOf } from '../../src/traffic/exchanges.ts';
import { readHar } from '../../src/traffic/har.ts';
import { judgeTraffic } from '../../src/traffic/judge-traffic.ts';
import { expecting, newKey } from '../bundle/support.ts';
import { failing } from '../report/sample.ts';
import { contractAt, planFor } from '../support/judged.ts';
import { broken, type Json, json, torn } from './broken.ts';
import { eachEnds } from './ends.ts';
import { ARCHIVE, BASELINE, CONFIG, EXCHANGES, OVERLAY, SURFACE, SURFACE_YAML } from './valid.ts';

const contract = contractAt();
const plan = planFor(contract);
const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
const sample = readFolder(new URL('../../reports/sample', import.meta.url).pathname);
const expected = expecting(contract, newKey());
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const any = (valid: readonly Json[]): fc.Arbitrary<Json> =>
  fc.oneof({ weight: 4, arbitrary: broken(valid) }, { weight: 1, arbitrary: json });
const texts = (valid: Json): fc.Arbitrary<string> =>
  fc.oneof(
    any([valid]).map((value) => JSON.stringify(value)),
    torn([JSON.stringify(valid)]),
  );

function laid(text: string): void {
  const none = { problem: 'nobody is asked' };
  const library = gatherSurface(parseSource('theirs.yaml', text), 'file:///nowhere/theirs.yaml', () => none);
  const own = layOver(contract, library);
  const { schemas, operations } = own;
  for (const { responses } of operations.slice(0, 3))
    for (const at of Object.keys(responses)) schemas.errors(at, {}, 'response');
  planFor(own);
}

describe('documents', () => {
  test('of JSON', () => eachEnds(any([SURFACE]), 1_500, (value) => laid(JSON.stringify(value))));
  test('of YAML', () => eachEnds(torn([SURFACE_YAML, JSON.stringify(SURFACE)]), 2_000, laid));
  test('that amend others', () =>
    eachEnds(any([OVERLAY]), 700, async (value) => {
      await amend(SURFACE, parseSource('overlay.json', JSON.stringify(value)), () => {});
    }));
});

describe('what is recorded', () => {
  test('answers', () =>
    eachEnds(any([EXCHANGES[0]?.['response'] as Json]), 700, (value) => {
      const bodies = [JSON.stringify(value), typeof value === 'string' ? value : '[object]'];
      const exchanges = bodies.map(
        (text, index): Exchange => ({
          ...(EXCHANGES[0] as unknown as Exchange),
          id: `recorded#1.${index}`,
          response: { status: 200, headers: [['Content-Type', 'application/json']], body: { text } },
        }),
      );
      judgeTraffic(plan, exchanges);
    }));
  test('archives of traffic', () =>
    eachEnds(any([ARCHIVE]), 900, (value) => {
      judgeTraffic(plan, exchangesOf(contract, readHar(value), '').exchanges);
    }));
  test('journals', () =>
    eachEnds(
      fc.array(
        fc.oneof(
          any(EXCHANGES).map((one) => JSON.stringify(one)),
          torn(EXCHANGES.map((one) => JSON.stringify(one))),
        ),
        { maxLength: 4 },
      ),
      1_200,
      (lines) => {
        const journal = new FileJournal(fileOf('journal.ndjson', [...lines, ''].join('\n')));
        try {
          for (const exchange of journal.exchanges()) plan.kit.contract.row(exchange.id);
          for (const format of formats)
            if (format.showsEvidence) format.render(failing(), [...journal.exchanges()]);
        } finally {
          journal.close();
        }
      },
    ));
  test('notes of runs', () => {
    fileOf('journal.ndjson', '');
    return eachEnds(texts({ version: '0', plan: '', startedAt: '', options: {} }), 300, (text) => {
      fileOf('run.json', text);
      noteIn(folder);
    });
  });
  test('reports, shown in every format', () =>
    eachEnds(texts(JSON.parse(JSON.stringify(failing()))), 200, (text) => {
      const report = readReport(fileOf('report.json', text));
      for (const format of formats) format.render(report, []);
    }));
});

describe('settings', () => {
  test('configurations', () =>
    eachEnds(texts(CONFIG), 500, async (text) => {
      await readConfig(fileOf('trysquare.json', text));
    }));
  test('baselines', () =>
    eachEnds(texts(BASELINE), 500, (text) => {
      readBaseline(fileOf('known.yaml', text));
    }));
});

describe('bundles', () => {
  const bytes = (name: string): Buffer => sample.files.get(name) as Buffer;
  const jsonOf = (name: string): Json => JSON.parse(bytes(name).toString()) as Json;
  const [line = ''] = bytes(NAMES.evidence).toString().split('\n');

  test('their envelopes, calibrations and evidence', () =>
    eachEnds(
      fc.tuple(texts(jsonOf(NAMES.statement)), texts(jsonOf(NAMES.calibration)), texts(JSON.parse(line))),
      1_000,
      (parts) => {
        const [envelope, calibration, evidence] = parts.map((text) => Buffer.from(text)) as [
          Buffer,
          Buffer,
          Buffer,
        ];
        for (const read of [
          () => readEnvelope(envelope),
          () => readCalibration(calibration),
          () => readEvidence(evidence),
        ])
          read();
      },
    ));
  test('as a whole, up to where they are refused', () => {
    const names = fc.constantFrom(...sample.files.keys());
    return eachEnds(fc.tuple(names, names, fc.nat(), fc.nat(255)), 500, async ([name, other, at, byte]) => {
      const changed = Buffer.from(bytes(name));
      changed[at % Math.max(1, changed.length)] = byte;
      const files = new Map(sample.files).set(name, changed).set(other, changed);
      const { checks } = await verifyFolder({ files, problems: [] }, expected, 'signatures');
      if (checks.length === 0) throw new Error('nothing was checked');
    });
  });
});

test('the sample that is broken here is whole', () => {
  readReport(fileOf('report.json', JSON.stringify(failing())));
  laid(JSON.stringify(SURFACE));
  laid(SURFACE_YAML);
  if (readFileSync(join(folder, 'report.json')).length === 0) throw new Error('it is empty');
});
