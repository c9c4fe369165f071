import { UserError } from '../errors.ts';
import type { Check } from './checks/check.ts';
import { checks } from './checks/index.ts';
import { Dossier, type Expectations } from './dossier.ts';
import type { Folder } from './folder.ts';
import { Refusal } from './refusal.ts';

/** What became of a check. `not-run`: one that it needs has refused. */
export interface CheckResult {
  readonly number: number;
  readonly name: string;
  readonly statement: string;
  readonly verdict: 'passed' | 'refused' | 'not-run';
  /** What was found, or why the bundle is not believed, as a sentence without its end. */
  readonly message: string;
}

/** Told of each check as it begins, and of what became of it. */
export interface Watcher {
  begun(name: string): void;
  done(result: CheckResult): void;
}

/** What a bundle came to. */
export interface Verification {
  /** Whether every check passed. */
  readonly passed: boolean;
  readonly checks: readonly CheckResult[];
}

/**
 * Runs the checks over a bundle in order, sending nothing. A check that cannot be carried out refuses: what is not
 * understood is not believed.
 * @param only Runs one check and those that it needs: passing then says nothing of the others.
 */
export async function verifyFolder(
  folder: Folder,
  expected: Expectations,
  only?: string,
  watcher?: Watcher,
): Promise<Verification> {
  const dossier = new Dossier(folder, expected);
  const chosen = only === undefined ? checks : neededBy(only);
  const results = new Map<string, CheckResult>();
  for (const check of chosen) {
    const { number, name, statement } = check;
    watcher?.begun(name);
    const result = { number, name, statement, ...(await outcomeOf(check, dossier, results)) };
    results.set(name, result);
    watcher?.done(result);
  }
  const all = [...results.values()];
  return { passed: all.length > 0 && all.every(({ verdict }) => verdict === 'passed'), checks: all };
}

async function outcomeOf(
  check: Check,
  dossier: Dossier,
  before: ReadonlyMap<string, CheckResult>,
): Promise<Pick<CheckResult, 'verdict' | 'message'>> {
  const missing = check.needs.map((name) => before.get(name)).find((one) => one?.verdict !== 'passed');
  if (missing !== undefined)
    return { verdict: 'not-run', message: `cannot run: ${missing.number} ${missing.name} has not passed` };
  try {
    return { verdict: 'passed', message: await check.run(dossier) };
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof Refusal) return { verdict: 'refused', message: `the bundle ${message}` };
    if (error instanceof UserError) return { verdict: 'refused', message };
    return { verdict: 'refused', message: `it cannot be checked: ${message}` };
  }
}

/** A check and all that it needs, in order. */
function neededBy(name: string): Check[] {
  const wanted = new Set([name]);
  for (const check of [...checks].reverse())
    if (wanted.has(check.name)) for (const one of check.needs) wanted.add(one);
  return checks.filter((check) => wanted.has(check.name));
}
