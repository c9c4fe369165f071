/** From a run of the reference server to a bundle on a disk, and back: every check passes, and says what it found. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { envelopeText, readEnvelope, signed } from '../../src/bundle/dsse.ts';
import { NAMES } from '../../src/bundle/layout.ts';
import { verifyFolder } from '../../src/bundle/verify.ts';
import { referenceKeys } from '../../src/cli/reference.ts';
import { verify } from '../../src/index.ts';
import { contractAt } from '../support/judged.ts';
import { CHALLENGE, expecting, newKey, ran, recordIn, sealed } from './support.ts';

const contract = contractAt();
const vendor = newKey();
const laboratory = newKey();
const pem = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

let files: Map<string, Buffer>;

beforeAll(async () => {
  files = await sealed(await ran(contract), vendor);
});

function written(bundle: ReadonlyMap<string, Buffer> = files): string {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-bundle-'));
  for (const [name, bytes] of bundle) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

describe('a bundle of the reference server, profile core,', () => {
  test('passes every check, each with a sentence', async () => {
    const { passed, checks } = await verify(written(), { keys: [pem(vendor)], challenge: CHALLENGE });
    expect(checks.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect(passed).toBe(true);
    expect(checks).toHaveLength(23);
    for (const { statement, message } of checks) {
      expect(statement).toMatch(/^[A-Z].*\.$/);
      expect(message).not.toBe('');
    }
  });

  test('is believed by nobody who names no key', async () => {
    const { passed, checks } = await verify(written(), { keys: [] });
    expect(passed).toBe(false);
    expect(checks[1]).toMatchObject({ name: 'signatures', verdict: 'refused' });
    expect(checks.slice(2).every(({ verdict }) => verdict === 'not-run')).toBe(true);
  });

  test('can be countersigned: then both keys are asked for, or one', async () => {
    const envelope = readEnvelope(files.get(NAMES.statement) as Buffer);
    const twice = new Map(files).set(
      NAMES.statement,
      Buffer.from(envelopeText(signed(envelope, laboratory))),
    );
    const signedBy = (bundle: ReadonlyMap<string, Buffer>, ...keys: readonly KeyObject[]) =>
      verifyFolder({ files: bundle, problems: [] }, expecting(contract, ...keys), 'signatures');
    expect(await signedBy(twice, vendor, laboratory)).toMatchObject({ passed: true });
    expect(await signedBy(twice, laboratory)).toMatchObject({ passed: true });
    expect(await signedBy(files, vendor, laboratory)).toMatchObject({ passed: false });
    const { checks } = await signedBy(twice, vendor);
    expect(checks[1]?.message).toMatch(/1 signature more by keys that you did not name/);
  });

  test('holds the challenge in every request, and no key', () => {
    for (const { request } of recordIn(files))
      expect(request.headers.filter(([name]) => name === 'Trysquare-Challenge')).toEqual([
        ['Trysquare-Challenge', CHALLENGE],
      ]);
    for (const bytes of files.values())
      for (const key of Object.values(referenceKeys)) expect(bytes.includes(key)).toBe(false);
  });

  test('is an in-toto statement in a DSSE envelope, for other tools to read', () => {
    const { payloadType, payload } = JSON.parse(files.get(NAMES.statement)?.toString() ?? '');
    expect(payloadType).toBe('application/vnd.in-toto+json');
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString());
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'urn:trysquare:certification:1',
      predicate: { outcome: 'conformant', profile: 'core', challenge: CHALLENGE },
    });
    expect(statement.subject.map(({ name }: { name: string }) => name)).toContain('report.json');
  });
});
