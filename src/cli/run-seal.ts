import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto';
import { resolve } from 'node:path';
import { findConfig } from '../config/find.ts';
import { UsageError } from '../errors.ts';
import type { Keys } from '../run/credentials.ts';
import type { RunNote } from './run-folder.ts';

/**
 * What only somebody with the keys of a run can put under its note. A note says where the keys are sent and which files
 * are written: one by a stranger would have both. Slow on purpose, so that no key can be found by trying.
 */
export function sealOf({ version, plan, startedAt, options }: RunNote, keys: Keys): string {
  const secret = scryptSync(JSON.stringify([keys.full, keys.other, keys.restricted]), plan, 32);
  return createHmac('sha256', secret)
    .update(JSON.stringify([version, plan, startedAt, options]))
    .digest('hex');
}

/** @throws UsageError where a note was not written with these keys, or was changed since. */
export function checkSeal(note: RunNote, keys: Keys, folder: string): void {
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
