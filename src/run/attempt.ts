import { asksForPatience } from '../contract/documented.ts';
import type { Check, Exchange, HttpRequest, Outcome, Probe, Script, Stop } from '../model.ts';

/** What an attempt at a script came to. */
export interface Attempt<T = unknown> {
  readonly number: number;
  readonly outcome: Outcome<T>;
  readonly checks: readonly Check[];
  /** Ids of the exchanges it caused. */
  readonly exchanges: readonly string[];
  readonly observed: readonly ObservedFailure[];
}

/** A failure that an observing requirement saw in an exchange of this attempt. */
export interface ObservedFailure {
  readonly requirement: string;
  readonly operation: string;
  /** The same in each attempt of the same script: place in the script and check. */
  readonly key: string;
  readonly check: Check;
}

/** The world as a script can reach it. */
export interface World {
  /** @param after milliseconds to wait before. */
  send(request: HttpRequest, id: string, after?: number): Promise<Exchange>;
  need(probe: Probe<unknown>, attempt: number): Promise<Outcome<unknown>>;
  observe(exchange: Exchange, place: string): readonly ObservedFailure[];
  beginQuiet(): Promise<void>;
  endQuiet(): void;
}

/** Drives one script to its end: sends what it yields and hands it what came. Never rejects. */
export async function drive<T>(
  unit: string,
  script: (attempt: number) => Script<T>,
  number: number,
  world: World,
): Promise<Attempt<T>> {
  const checks: Check[] = [];
  const exchanges: string[] = [];
  const observed: ObservedFailure[] = [];
  let quiet = false;
  const ended = (outcome: Outcome<T>): Attempt<T> => ({
    number,
    outcome,
    checks: exact(checks),
    exchanges: exact(exchanges),
    observed: exact(observed),
  });

  try {
    const generator = script(number);
    let answer: unknown;
    for (;;) {
      const step = generator.next(answer);
      if (step.done) return ended({ value: step.value });
      answer = undefined;
      let stop: Stop | undefined;
      switch (step.value.step) {
        case 'send': {
          const place = `${unit}.${exchanges.length + 1}`;
          const { request, after } = step.value;
          const exchange = await world.send(request, `${unit}#${number}.${exchanges.length + 1}`, after);
          exchanges.push(exchange.id);
          observed.push(...world.observe(exchange, place));
          stop = step.value.tolerant && exchange.failure !== undefined ? undefined : stopAt(exchange);
          answer = exchange;
          break;
        }
        case 'need':
          answer = await world.need(step.value.probe, number);
          break;
        case 'check':
          checks.push(kept(step.value.check));
          break;
        case 'quiet':
          if (step.value.on) await world.beginQuiet();
          else world.endQuiet();
          quiet = step.value.on;
          break;
        case 'stop':
          stop = step.value.stop;
      }
      if (stop !== undefined) return ended({ stop });
    }
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return ended({ stop: { verdict: 'error', reason: 'harness', message } });
  } finally {
    if (quiet) world.endQuiet();
  }
}

/** What holds needs no more than its exchange to show it: a run of many cases is long in what passed. */
function kept({ id, verdict, message, exchange, ...more }: Check): Check {
  if (verdict === 'pass') return { id, verdict, message: shared(message), ...(exchange && { exchange }) };
  return { id, verdict, message, ...(exchange && { exchange }), ...more };
}

/** Lists that were added to have room for more, and a run keeps a hundred thousand of them. */
function exact<T>(list: T[]): readonly T[] {
  return list.length === 0 ? NONE : list.slice();
}

const NONE: readonly never[] = [];

/** What is said of thousands of cases is kept once. */
function shared(text: string): string {
  const known = SAID.get(text);
  if (known !== undefined) return known;
  if (SAID.size < MOST_SAID) SAID.set(text, text);
  return text;
}

const SAID = new Map<string, string>();
const MOST_SAID = 1_000;

/** An exchange that no script can go on from. */
function stopAt({ request, response, failure, withheld }: Exchange): Stop | undefined {
  if (withheld !== undefined) return withheld;
  const place = `${request.method} ${request.path}`;
  if (failure !== undefined) {
    const reason = failure.kind === 'oversized' ? 'budget' : 'unreachable';
    return { verdict: 'inconclusive', reason, message: `${place}: ${failure.message}` };
  }
  if (response !== undefined && asksForPatience(response)) {
    return {
      verdict: 'inconclusive',
      reason: 'rate-limited',
      message: `${place} is still answered ${response.status} after waiting`,
    };
  }
  return undefined;
}
