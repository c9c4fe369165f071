import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto';
import { resolve } from 'node:path';
import { findConfig } from '../config/find.ts';
import { UsageError } from '../errors.ts';
import { type Keys, keySource } from '../run/credentials.ts';
import type { RunNote } from './run-folder.ts';

/**
 * What only somebody with the keys of a run can put under its note. A note says where the keys are sent and which files
 * are written: one by a stranger would have both. Slow on purpose, so that no key can be found by trying.
 */
export function sealOf(note: RunNote, keys: Keys): string {
  return sealsOf(note, keys).note;
}

/** The seal of a note, and with what the journal beside it is sealed: another secret for each run. */
export function sealsOf(
  { version, plan, startedAt, options }: RunNote,
  keys: Keys,
): { readonly note: string; readonly journal: Buffer } {
  const secret = scryptSync(JSON.stringify([keys.full, keys.other, keys.restricted]), plan, 32);
  const about = (what: readonly string[]): Buffer =>
    createHmac('sha256', secret)
      .update(JSON.stringify([...what, version, plan, startedAt, options]))
      .digest();
  return { note: about([]).toString('hex'), journal: about(['journal']) };
}

const KEYS = ['full', 'restricted', 'other'] as const;

/** The names of the keys that there are. */
export function keysIn(keys: Keys): string[] {
  return KEYS.filter((name) => keys[name] !== undefined);
}

/** @throws UsageError where a note was not written with these keys, or was changed since. */
export function checkSeal(note: RunNote, keys: Keys, folder: string): void {
  checkKeys(note, keys, folder);
  const [said, right] = [note.seal, sealOf(note, keys)].map((seal) => Buffer.from(String(seal)));
  if (
    said !== undefined &&
    right !== undefined &&
    said.length === right.length &&
    timingSafeEqual(said, right)
  )
    return;
  throw new UsageError(
    `${folder}: its run.json was not written with these keys, or was changed: begin the run anew`,
  );
}

/**
 * Says which key is missing, or was not there. Only a hint: what a note says of its keys, the seal proves.
 * @throws UsageError where the run was begun with others than there are.
 */
function checkKeys({ keys: begun }: RunNote, keys: Keys, folder: string): void {
  if (!Array.isArray(begun)) return;
  const now = keysIn(keys);
  for (const name of KEYS) {
    if (begun.includes(name) === now.includes(name)) continue;
    const place = keySource(keys, name);
    throw new UsageError(
      begun.includes(name)
        ? `${folder}: the run was begun with a key that is missing now, the ${name} one: put it into ${place}, and go on`
        : `${folder}: the run was begun without the key in ${place}: take it out, and go on`,
    );
  }
}

/** @throws UsageError where a note names a program as its configuration that nobody else named. */
export function checkConfig({ options }: RunNote): void {
  const { config } = options;
  if (typeof config !== 'string' || !/\.[cm]?[jt]s$/.test(config)) return;
  const found = findConfig('.');
  if (found === undefined || resolve(found) !== resolve(config))
    throw new UsageError(
      `the run goes by ${config}, which is a program: go on with it where that is the configuration`,
    );
}
