import { randomInt } from 'node:crypto';
import { CONFIG_FILES } from '../../config/find.ts';
import { readKeys } from '../../config/keys.ts';
import { ALL_SETTINGS } from '../../config/settings.ts';
import { isUrl } from '../../documents/url.ts';
import { PreflightError, UsageError, UserError } from '../../errors.ts';
import { plural } from '../../plural.ts';
import type { Report } from '../../report/model.ts';
import { BAILED } from '../../run/bailed.ts';
import type { CheckArguments } from '../check.ts';
import { EXIT, exitCodeOf } from '../exit-code.ts';
import { interruptible } from '../interrupt.ts';
import { settle } from '../settle.ts';
import { type Changes, watchChanges } from './changes.ts';
import { isFolder } from './folder.ts';
import { linesOf, remark } from './lines.ts';
import { Noise } from './noise.ts';
import { judgeOnce } from './once.ts';
import { backUp, isUp } from './presence.ts';

/** So long nothing more has to change before a run begins: a save can be many writes. */
const SETTLES = 150;

/** So often in a row a run that a target was lost in is made again. */
const LOSSES = 3;

/** `check --watch`: judges, and judges again whenever something changes, until it is interrupted. */
export async function watchTarget(asked: CheckArguments): Promise<void> {
  const { given, folders } = argumentsOf(asked);
  await tryKeys(given);
  const interrupt = interruptible('ending: what was made is removed (again to stop at once)');
  const noise = new Noise();
  let stop = new AbortController();
  const changes = watchChanges(folders, (path) => {
    if (noise.changed(path)) {
      changes.ignore(path);
      say(remark(`${path} changes whenever the target is asked: it is no longer watched`));
    } else stop.abort(path);
  });
  const end = (): void => stop.abort();
  interrupt.signal.addEventListener('abort', end);
  const session = new WatchSession(given, changes);
  try {
    while (!interrupt.signal.aborted) {
      noise.begin();
      await session.judge(stop.signal, interrupt.signal);
      noise.end();
      if (interrupt.signal.aborted) break;
      await session.wait(stop);
      stop = new AbortController();
    }
  } finally {
    interrupt.dispose();
    changes.close();
  }
  process.exitCode = session.code;
}

/** Reads the keys before signals are heeded: a pipe that gives one is waited for, and gives it once. */
async function tryKeys(given: CheckArguments): Promise<void> {
  try {
    const { config } = await settle(given, ALL_SETTINGS);
    readKeys(config, process.env);
  } catch (error) {
    // The run says it.
    if (!(error instanceof UserError)) throw error;
  }
}

/** Run after run of the same command line. */
class WatchSession {
  /** The exit code of the last run that came to its end. */
  code: number = EXIT.nothingJudged;
  readonly #given: CheckArguments;
  readonly #changes: Changes;
  readonly #seed = randomInt(1, 1_000_000_000);
  #before: Report | undefined;
  #target: string | undefined;
  #isDown = false;
  #losses = 0;
  #opens: boolean;

  constructor(given: CheckArguments, changes: Changes) {
    this.#given = given;
    this.#changes = changes;
    this.#opens = given.open;
    changes.files(CONFIG_FILES);
  }

  async judge(signal: AbortSignal, interrupted: AbortSignal): Promise<void> {
    const begun = performance.now();
    const failed = (this.#before?.cases ?? []).filter(({ verdict }) => verdict === 'fail');
    const first = new Set(failed.map(({ id }) => id));
    let left = first.size;
    this.#isDown = false;
    try {
      const report = await judgeOnce(this.#given, {
        signal,
        seed: this.#seed,
        first,
        opens: this.#opens,
        onFiles: (files) => this.#changes.files([...CONFIG_FILES, ...files]),
        onWriting: (path) => this.#changes.ignore(path),
        onTarget: (url) => {
          this.#target = url;
        },
        onResult: ({ id, verdict }) => {
          if (!first.has(id) || verdict !== 'pass') return;
          left -= 1;
          if (left === 0)
            say(remark(`what failed before passes now (${plural(first.size, 'case')}); judging the rest`));
        },
      });
      if (signal.aborted && !interrupted.aborted) return;
      if (interrupted.aborted && report.run.aborted !== undefined) return;
      for (const line of linesOf(report, this.#before, (performance.now() - begun) / 1_000)) say(line);
      const { aborted } = report.run;
      if (await this.#lookForTarget(aborted !== undefined && aborted !== BAILED)) sayDown();
      this.#before = report;
      this.#opens = false;
      this.code = exitCodeOf(report, this.#given.strict);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (signal.aborted) return;
      this.code = EXIT.nothingJudged;
      await this.#lookForTarget(error instanceof PreflightError);
      say(remark(`✗ nothing was judged: ${error.message}`));
    }
  }

  /**
   * Whether the target has to come back. A server that is restarted by the same change may be back already: then the
   * run is made again, a few times, lest one that is there and never answers is asked for ever. Gives back whether it
   * is gone.
   */
  async #lookForTarget(isLost: boolean): Promise<boolean> {
    this.#losses = isLost ? this.#losses + 1 : 0;
    const isGone = this.#target !== undefined && !(await isUp(this.#target));
    this.#isDown = isGone || (isLost && this.#losses < LOSSES);
    return isGone;
  }

  /** Until something changes, and then until nothing changes any more; or until the target is back. */
  async wait(stop: AbortController): Promise<void> {
    const { signal } = stop;
    const changed = new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve());
    });
    const target = this.#target;
    await Promise.race([
      changed,
      ...(target === undefined ? [] : [backUp(target, this.#isDown, signal, sayDown)]),
    ]);
    if (!signal.aborted) stop.abort();
    await new Promise((resolve) => setTimeout(resolve, SETTLES));
  }
}

/** @throws UsageError where an option makes no sense for many runs, or there is no such folder: before anything is held open. */
function argumentsOf(asked: CheckArguments): { given: CheckArguments; folders: readonly string[] } {
  const { certify, resume, shard, har, baseline, updateBaseline } = asked;
  const single = Object.entries({
    certify,
    resume,
    shard,
    har,
    baseline,
    'update-baseline': updateBaseline,
  }).find(([, value]) => value !== undefined && value !== false);
  if (single !== undefined) throw new UsageError(`--${single[0]} is about one run, and --watch makes many`);
  const toStdout = (asked.report ?? []).find((one) => typeof one === 'string' && !one.includes('='));
  if (toStdout !== undefined)
    throw new UsageError(`--watch prints a line per run: give the report a path (--report ${toStdout}=PATH)`);
  const words = [asked.watch ?? []].flat().filter((one) => one !== '');
  // `--watch http://…`: what stands there is the target.
  const url = words.find(isUrl);
  const given = url === undefined || asked.target !== undefined ? asked : { ...asked, target: url };
  const folders = words.filter((one) => one !== url);
  const missing = folders.find((one) => !isFolder(one));
  if (missing !== undefined) throw new UsageError(`--watch ${missing}: no such folder`);
  return { given, folders };
}

function sayDown(): void {
  say(remark('the target is down; it is judged when it is back'));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
