import { challenged, challengeHeaders } from './bundle/challenge.ts';
import { PreflightError, UsageError } from './errors.ts';
import type { CaseResult, Exchange } from './model.ts';
import { tool } from './package-info.ts';
import type { Plan } from './plan/plan.ts';
import { buildReport } from './report/build.ts';
import type { Report } from './report/model.ts';
import { Credentials, type Keys } from './run/credentials.ts';
import { Engine, type Port } from './run/engine.ts';
import type { FileJournal } from './run/journal/file.ts';
import { type Journal, MemoryJournal } from './run/journal/journal.ts';
import { Pace } from './run/pace.ts';
import { preflight, simpleReads } from './run/preflight.ts';
import { noRedaction, type Redaction, Redactor } from './run/redact/redactor.ts';
import { resume } from './run/resume/resume.ts';
import { Session } from './run/session.ts';
import { Transport } from './run/transport.ts';
import { requestOf } from './script/request.ts';

export interface CheckOptions {
  /** Base URL of the API. */
  readonly target: string;
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
  /** End the run at the first failed MUST. */
  readonly bail?: boolean;
  /** Ends the run: what was judged is reported, what was made is removed. */
  readonly signal?: AbortSignal;
  readonly onResult?: (result: CaseResult) => void;
  /** Every exchange as it comes, keys already replaced by tokens. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Where exchanges are kept; in memory unless said. */
  readonly journal?: Journal;
  /** The run was cut off: go on with what its journal holds. */
  readonly resume?: { readonly journal: FileJournal; readonly startedAt: string };
}

export const DEFAULT_TIMEOUT = 10_000;
const DEFAULT_ATTEMPTS = 3;
const BAILED = 'the first failure ends the run, as asked';

/**
 * Judges a running API by a plan.
 * @throws PreflightError where nothing could be judged: nobody there, a wrong key, another API.
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
  const session: Session = new Session(
    plan,
    transport,
    (exchange) => {
      const sent = challenged(exchange, options.challenge);
      recording(session, () => journal.write(sent));
      options.onExchange?.(sent);
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
    await preflight(plan.kit, options.target, (request, id) => session.send(request, id));
    if (session.halted !== undefined) throw new PreflightError(`${session.halted}: nothing was judged`);
    const rest =
      options.resume && (await resume(plan, options.resume.journal, { session, transport, attempts }));
    const send: Port = async (request, id) =>
      rest?.recorded(request, id) ?? (await session.send(request, id));
    let breaks = 0;
    const engine = new Engine(plan, send, {
      concurrency: pace.most,
      attempts,
      halted: () => session.halted,
      breakRhythm: async () => {
        const [read] = simpleReads(plan.kit);
        breaks += 1;
        if (read !== undefined) await session.send(requestOf(plan.kit, read, {}), `between#1.${breaks}`);
      },
      onResult: (result) => {
        options.onResult?.(result);
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
    const leftBehind = await session.cleanUp(rest?.removed);
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
