import type { HttpRequest, HttpResponse, Outcome, Probe, Script } from '../../src/model.ts';
import { drive, type World } from '../../src/run/attempt.ts';
import { exchangeOf } from './exchange.ts';

export interface Driven<T> {
  readonly outcome: Outcome<T>;
  readonly requests: readonly HttpRequest[];
  /** `METHOD path` of each request. */
  readonly asked: readonly string[];
}

/** Drives a script, and the probes that it needs, against canned answers; each probe is run once. */
export async function driven<T>(
  script: (attempt: number) => Script<T>,
  answer: (request: HttpRequest) => HttpResponse,
): Promise<Driven<T>> {
  const requests: HttpRequest[] = [];
  const outcomes = new Map<string, Outcome<unknown>>();
  const world: World = {
    send: async (request, id) => {
      requests.push(request);
      return exchangeOf(request, answer(request), id);
    },
    need: async (probe: Probe<unknown>, number) => {
      const known = outcomes.get(probe.id);
      if (known !== undefined) return known;
      const { outcome } = await drive(probe.id, probe.script, number, world);
      outcomes.set(probe.id, outcome);
      return outcome;
    },
    observe: () => [],
    beginQuiet: async () => {},
    endQuiet: () => {},
  };
  const { outcome } = await drive('case', script, 1, world);
  return { outcome, requests, asked: requests.map(({ method, path }) => `${method} ${path}`) };
}

/** The stop of an outcome, or nothing where it has a value. */
export function stopOf(outcome: Outcome<unknown>): object | undefined {
  return 'stop' in outcome ? outcome.stop : undefined;
}
