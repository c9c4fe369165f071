/** The steps of a script as typed generators: `yield*` them. */
import type { Check, Exchange, HttpRequest, Outcome, Probe, Reason, Script, Step, Stop } from '../model.ts';

/** Sends a request and receives the exchange; the script ends here where no whole answer came. */
export function* send(request: HttpRequest): Script<Exchange> {
  return (yield { step: 'send', request }) as Exchange;
}

/** As `send`, a moment later: what the target has to do by then takes time. A record has no such moments. */
export function* sendAfter(milliseconds: number, request: HttpRequest): Script<Exchange> {
  return (yield { step: 'send', request, after: milliseconds }) as Exchange;
}

/** Sends a request and receives the exchange, also where no whole answer came: that is what the script asks. */
export function* trySend(request: HttpRequest): Script<Exchange> {
  return (yield { step: 'send', request, tolerant: true }) as Exchange;
}

/** The outcome of a probe, whether it came to a value or not. */
export function* outcomeOf<T>(probe: Probe<T>): Script<Outcome<T>> {
  return (yield { step: 'need', probe } satisfies Step) as Outcome<T>;
}

/** The value of a probe; where it has none, the script ends for the probe's reason. */
export function* need<T>(probe: Probe<T>): Script<T> {
  const outcome = yield* outcomeOf(probe);
  return 'stop' in outcome ? yield* stop(outcome.stop) : outcome.value;
}

/** Ends the script without a judgement. */
export function* stop(stop: Stop): Script<never> {
  yield { step: 'stop', stop };
  throw new Error('a stopped script was resumed');
}

export function inconclusive(reason: Reason, message: string): Script<never> {
  return stop({ verdict: 'inconclusive', reason, message });
}

/** Nothing is sent: it could do damage that this run cannot undo, and the documents offer no way that could not. */
export function unsafe(message: string): Script<never> {
  return stop({ verdict: 'not-run', reason: 'out-of-reach', message });
}

/** Records a comparison. */
export function* check(check: Check): Script<void> {
  yield { step: 'check', check };
}

export function* checkAll(checks: Iterable<Check>): Script<void> {
  for (const one of checks) yield { step: 'check', check: one };
}

/** Runs a part of a script while nothing else of this run changes the target. The part must not `need`. */
export function* quietly<T>(part: Script<T>): Script<T> {
  yield { step: 'quiet', on: true };
  const value = yield* part;
  yield { step: 'quiet', on: false };
  return value;
}
