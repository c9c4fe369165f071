import type { Reason } from '../../../model.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { inProfile, isOpen, openOf } from '../../scope.ts';
import { anchor, type Markup } from './markup.ts';
import { OUT_OF_REACH } from './tones.ts';

/** Requirements and operations that are open with the same message. */
export interface Opening {
  /** Its place among all, which names it on the page. */
  readonly place: number;
  /** None where there was no case to have one. */
  readonly reason: Reason | undefined;
  readonly message: string;
  readonly requirements: Set<RequirementReport>;
  readonly operations: Set<string>;
  /** How many requirements on how many operations: what is won by mending it. */
  pairs: number;
}

/** All that is open in a profile, by reason and message, in the report's order. */
export type Reasons = ReadonlyMap<string, Opening>;

/** Why things are open, also of requirements that passed or failed elsewhere. */
export function reasonsOf(report: Report): Reasons {
  const reasons = new Map<string, Opening>();
  for (const requirement of inProfile(report).filter(isOpen)) {
    for (const { reason, message, operation } of whysOf(requirement)) {
      const key = keyOf(reason, message);
      const opening = reasons.get(key) ?? openingOf(reasons.size, reason, message);
      reasons.set(key, opening);
      opening.requirements.add(requirement);
      if (operation !== undefined) opening.operations.add(operation);
      opening.pairs += 1;
    }
  }
  return reasons;
}

interface Why {
  readonly reason?: Reason;
  readonly message: string;
  readonly operation?: string;
}

function whysOf(requirement: RequirementReport): readonly Why[] {
  const open = openOf(requirement);
  if (requirement.notTested !== undefined)
    return [...open, { reason: 'not-tested', message: requirement.notTested }];
  return open.length > 0 ? open : [{ message: 'no case judged it' }];
}

function openingOf(place: number, reason: Reason | undefined, message: string): Opening {
  return { place, reason, message, requirements: new Set(), operations: new Set(), pairs: 0 };
}

function keyOf(reason: Reason | undefined, message: string): string {
  return `${reason ?? ''} ${message}`;
}

/** Where on the page a reason stands. */
export function reasonAnchor(
  reasons: Reasons,
  reason: Reason | undefined,
  message: string,
): Markup | undefined {
  const opening = reasons.get(keyOf(reason, message));
  return opening === undefined ? undefined : openingAnchor(opening);
}

export function openingAnchor({ place }: Opening): Markup {
  return anchor('o', String(place));
}

/** Openings by reason: those that are about the target first, where most is won first among them. */
export function byReason(reasons: Reasons): (readonly [reason: Reason | undefined, openings: Opening[]])[] {
  const groups = new Map<Reason | undefined, Opening[]>();
  for (const opening of reasons.values())
    groups.set(opening.reason, [...(groups.get(opening.reason) ?? []), opening]);
  const weight = (openings: readonly Opening[]): number =>
    openings.reduce((sum, { pairs }) => sum + pairs, 0);
  const rank = (reason: Reason | undefined): number =>
    reason === 'harness' ? 0 : reason === OUT_OF_REACH ? 2 : 1;
  return [...groups]
    .map(([reason, openings]) => [reason, openings.sort((a, b) => b.pairs - a.pairs)] as const)
    .sort(([a, some], [b, others]) => rank(a) - rank(b) || weight(others) - weight(some));
}
