/** A target that lets one operation wait: the run goes on, and ends. */
import { expect, test } from '@jest/globals';
import { families } from '../support/chaos/index.ts';
import { surprises, survived } from '../support/chaos/judged.ts';

const waiting = Object.values(families)
  .flat()
  .filter(({ waits }) => waits === true);

/** Attempts at what fails, each as long as the time limit, and what is tried again beside them. */
const LONGEST = 30_000;

// All at once: there is little to do but to wait.
const runs = waiting.map((behaviour) => ({ behaviour, run: survived(behaviour) }));

test.each(runs.map((one): [string, (typeof runs)[number]] => [one.behaviour.name, one]))(
  '%s',
  async (_, { behaviour, run }) => {
    const came = await run;
    expect(surprises(behaviour, came)).toEqual([]);
    expect(came.milliseconds).toBeLessThan(LONGEST);
  },
);
