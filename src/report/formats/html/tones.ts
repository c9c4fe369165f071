import type { Level, Reason } from '../../../model.ts';
import type { Report, RunOutcome } from '../../model.ts';
import type { Standing } from '../../scope.ts';

/** How something looks: also the name of its class. */
type Tone = 'good' | 'warn' | 'bad' | 'calm';

interface Look {
  readonly tone: Tone;
  /** Says the same as the colour, for who does not see it. */
  readonly mark: string;
}

const OUTCOMES: Readonly<Record<RunOutcome, Look>> = {
  conformant: { tone: 'good', mark: '✓' },
  'conformant-with-deviations': { tone: 'warn', mark: '✓' },
  nonconformant: { tone: 'bad', mark: '✗' },
  incomplete: { tone: 'warn', mark: '?' },
  invalid: { tone: 'bad', mark: '✗' },
};

/** The look of a whole run. Green is for one that is conformant, and came to its end with every case. */
export function outcomeLook(report: Report): Look {
  return OUTCOMES[outcomeOf(report)] ?? OUTCOMES.invalid;
}

/** The outcome, as far as the report bears it out: one that claims a success and lacks something contradicts itself. */
export function outcomeOf(report: Report): RunOutcome {
  const { outcome } = report;
  const claimed = outcome === 'conformant' || outcome === 'conformant-with-deviations';
  return claimed && shortcomings(report).length > 0 ? 'invalid' : outcome;
}

/** What a run lacks to be taken at its word. */
export function shortcomings(report: Report): string[] {
  const { plan, run, footer, cases } = report;
  const missing = plan.cases - (cases.length - filteredOf(report));
  return [
    ...(run.aborted === undefined ? [] : [`The run ended early: ${run.aborted}.`]),
    ...(missing > 0 ? [`${missing} of ${plan.cases} planned cases are not accounted for.`] : []),
    ...(cases.length === 0 ? ['No case was run.'] : []),
    ...(footer.complete || run.aborted !== undefined || missing > 0
      ? []
      : ['The run did not come to the end of its plan.']),
  ];
}

/** Cases that a filter left out. */
export function filteredOf({ cases }: Report): number {
  return cases.filter(({ reason }) => reason === 'filtered').length;
}

const STANDINGS: Readonly<Record<Standing, Look>> = {
  verified: { tone: 'good', mark: '✓' },
  'verified in part': { tone: 'warn', mark: '?' },
  failed: { tone: 'bad', mark: '✗' },
  'harness error': { tone: 'bad', mark: '!' },
  'not verified': { tone: 'warn', mark: '?' },
  'not tested': { tone: 'warn', mark: '?' },
  'not applicable': { tone: 'calm', mark: '–' },
};

/** The look of a requirement. What fails below MUST is a deviation. */
export function standingLook(standing: Standing, level: Level): Look {
  const look = STANDINGS[standing];
  return standing === 'failed' && level !== 'MUST' ? { ...look, tone: 'warn' } : look;
}

export function levelTone(level: Level): Tone {
  return level === 'MUST' ? 'bad' : 'warn';
}

/** Of no way to judge, the one that says nothing about the target. */
export const OUT_OF_REACH: Reason = 'out-of-reach';
