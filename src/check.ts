import { PreflightError, UsageError } from './errors.ts';
import type { CaseResult, Exchange } from './model.ts';
import { tool } from './package-info.ts';
import type { Plan } from './plan/plan.ts';
import { buildReport } from './report/build.ts';
import type { Report } from './report/model.ts';
import { BAILED } from './run/bailed.ts';
import { challenged, challengeHeaders } from './run/challenge.ts';
import { Credentials, type Keys } from './run/credentials.ts';
import { Engine, type Port } from './run/engine.ts';
import type { FileJournal } from './run/journal/file.ts';
import { type Journal, MemoryJournal } from './run/journal/journal.ts';
import { Listeners } from './run/listeners.ts';
import { Pace } from './run/pace.ts';
import { preflight, simpleReads } from './run/preflight.ts';
import { noRedaction, type Redaction, Redactor } from './run/redact/redactor.ts';
import { resume } from './run/resume/resume.ts';
import { Session } from './run/session.ts';
import { Transport } from './run/transport.ts';
import { requestOf } from './script/request.ts';

/** What is judged, how fast, and who is told while it runs. */
export interface CheckOptions {
  /** Base URL of the API. */
  readonly target: string;
  /** `full` is needed; without the others, what needs them stays open. Of eight characters or more. */
  readonly keys: Keys;
  /** Requests in flight at once; found out unless said, by what the target takes well. */
  readonly concurrency?: number;
  /** Requests begun in a second, at most. */
  readonly rate?: number;
  /** Milliseconds for a whole answer. */
  readonly timeout?: number;
  /** Attempts in all at a case that fails. */
  readonly attempts?: number;
  /** What is written nowhere, besides keys. */
  readonly redact?: Redaction;
  /** Sent with every request, for whoever verifies the run. */
  readonly challenge?: string;
  /** Cases to judge before all others: those that failed the last time. No verdict depends on it. */
  readonly first?: ReadonlySet<string>;
  /** End the run at the first failed MUST. */
  readonly bail?: boolean;
  /** Ends the run: what was judged is reported, what was made is removed. */
  readonly signal?: AbortSignal;
  /** What the run is about to do, as it begins. */
  readonly onPhase?: (phase: RunPhase) => void;
  /**
   * Each planned case once, as soon as it is judged, in no fixed order; those that the end of the run leaves open too.
   * A listener that throws ends the run: what was made is removed, then `check` rejects with its error.
   */
  readonly onResult?: (result: CaseResult) => void;
  /** Every exchange as it comes, also of preflight and clean-up, keys already replaced by tokens. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Where exchanges are kept; in memory unless said. */
  readonly journal?: Journal;
  /** The run was cut off: go on with what its journal holds. */
  readonly resume?: { readonly journal: FileJournal; readonly startedAt: string };
}

/**
 * `preflight`: is somebody there, and is it this API? `judging`: the cases. `cleaning-up`: what was made is removed. Of a
 * run that nothing answers, only the first.
 */
export type RunPhase = 'preflight' | 'judging' | 'cleaning-up';

/** Milliseconds for a whole answer, unless said. */
export const DEFAULT_TIMEOUT = 10_000;
const DEFAULT_ATTEMPTS = 3;

/**
 * Judges a running API by a plan, and removes what that made. The report says the outcome: a target that is not as it
 * should be is no error.
 * @throws PreflightError where nothing could be judged: nobody there, a wrong key, another API. UsageError where a key
 * cannot be used.
 */
export async function check(plan: Plan, options: CheckOptions): Promise<Report> {
  const { concurrency, rate, redact = noRedaction } = options;
  // Which value stands for which is written nowhere, and a new process cannot know it.
  if (options.resume !== undefined && redact.names.length > 0)
    throw new UsageError('a run with redacted members cannot be gone on with: begin it anew');
  const pace = new Pace({ ...(concurrency && { concurrency }), ...(rate && { rate }) });
  const transport = new Transport({
    target: options.target.replace(/\/+$/, ''),
    credentials: new Credentials(options.keys),
    timeout: options.timeout ?? DEFAULT_TIMEOUT,
    pace,
    headers: challengeHeaders(options.challenge),
    ...(redact.names.length > 0 && { redactor: new Redactor(redact, plan.kit.contract, options.keys.full) }),
  });
  const journal = options.resume?.journal ?? options.journal ?? new MemoryJournal();
  const listeners = new Listeners(() => session.halt('a listener failed'));
  const session: Session = new Session(
    plan,
    transport,
    (exchange) => {
      const sent = challenged(exchange, options.challenge);
      recording(session, () => journal.write(sent));
      listeners.tell(options.onExchange, sent);
    },
    (request, id) => recording(session, () => journal.sending(request, id)),
  );
  const interrupt = (): void => session.halt('the run was interrupted');
  options.signal?.addEventListener('abort', interrupt);
  if (options.signal?.aborted) interrupt();
  const levels = new Map(plan.kit.contract.catalogue.map(({ id, level }) => [id, level]));
  const attempts = options.attempts ?? DEFAULT_ATTEMPTS;
  const startedAt = options.resume?.startedAt ?? new Date().toISOString();
  try {
    listeners.tell(options.onPhase, 'preflight');
    await preflight(plan.kit, options.target, options.keys, (request, id) => session.send(request, id));
    listeners.rethrow();
    if (session.halted !== undefined) throw new PreflightError(`${session.halted}: nothing was judged`);
    const rest =
      options.resume && (await resume(plan, options.resume.journal, { session, transport, attempts }));
    const send: Port = async (request, id, after) =>
      rest?.recorded(request, id) ?? (await session.send(request, id, after));
    listeners.tell(options.onPhase, 'judging');
    let breaks = 0;
    let between = 0;
    const engine = new Engine(plan, send, {
      concurrency: pace.most,
      attempts,
      ...(options.first !== undefined && { first: options.first }),
      halted: () => session.halted,
      breakRhythm: async () => {
        const [read] = simpleReads(plan.kit);
        // Another number each time: what takes 13 requests, and one, would meet a fault at every seventh for ever.
        breaks += 1;
        for (
          let reads = 1 + ((breaks + Math.floor(breaks / 5)) % 5);
          reads > 0 && read !== undefined;
          reads -= 1
        ) {
          between += 1;
          await session.send(requestOf(plan.kit, read, {}), `between#1.${between}`);
        }
      },
      onResult: (result) => {
        listeners.tell(options.onResult, result);
        const failed = result.verdict === 'fail' && levels.get(result.requirement) === 'MUST';
        if (options.bail && failed) session.halt(BAILED);
      },
      onConfirmed: (requirement) => {
        if (options.bail && levels.get(requirement) === 'MUST') session.halt(BAILED);
      },
    });
    const results = await engine.run();
    // A run that was to end after its last case has ended by itself.
    const cutShort = results.some(({ reason }) => reason === 'aborted' || reason === 'unreachable');
    const aborted = cutShort ? session.halted : undefined;
    listeners.tell(options.onPhase, 'cleaning-up');
    const leftBehind = await session.cleanUp(rest?.removed);
    listeners.rethrow();
    const { seed, readOnly } = plan.kit.settings;
    return buildReport(plan, {
      tool,
      run: {
        mode: 'live',
        seed,
        readOnly,
        ...(options.challenge !== undefined && { challenge: options.challenge }),
        ...(redact.names.length > 0 && { redacted: redact.names }),
        startedAt,
        finishedAt: new Date().toISOString(),
        requests: transport.sent + (rest?.requests ?? 0),
        ...(aborted !== undefined && { aborted }),
      },
      target: options.target,
      results,
      leftBehind,
      exchangeOf: (id) => readable(() => journal.read(id)),
    });
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
    transport.close();
  }
}

/** A record that cannot be written ends the run: what comes after it could not be shown. */
function recording(session: Session, write: () => void): void {
  try {
    write();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    session.halt(`the record of the run cannot be written (${code ?? message})`);
  }
}

/** An example that cannot be read any more is left out: the verdict stands without it. */
function readable(read: () => Exchange | undefined): Exchange | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
