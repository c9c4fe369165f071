import { plural } from '../../../plural.ts';
import { ADVICE } from '../../advice.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { coverageOf, inProfile, isOpen, openOf, standingOf } from '../../scope.ts';
import { bundled, inParts, type OpenGroup, openGroups } from '../common/open.ts';
import { code, details, few, html, lines, prose } from './text.ts';

/** A block for each bundle of requirements that are not known to hold, or not everywhere, for the same reasons. */
export function openBlocks(report: Report): string[] {
  const [first, ...others] = bundled(inProfile(report).filter(isOpen)).map(openBlock);
  return first === undefined
    ? []
    : [`### Not verified\n\nWhether these hold is not known.\n\n${first}`, ...others];
}

function openBlock(requirements: readonly RequirementReport[]): string {
  const heads = requirements.map((one) => `${one.level} <code>${html(one.id)}</code>: ${standing(one)}`);
  return details(heads.join('<br>'), openGroups(requirements).map(groupLines).join(''));
}

function standing(requirement: RequirementReport): string {
  const { passed, failed, all } = coverageOf(requirement);
  const open = new Set(openOf(requirement).map(({ operation }) => operation)).size;
  return passed + failed > 0 ? `open on ${open} of ${plural(all, 'operation')}` : standingOf(requirement);
}

function groupLines({ reason, message, operations }: OpenGroup): string {
  const [why, paste] = inParts(message);
  const where = operations.length === 0 ? '' : `: ${few(operations)}`;
  const advice = reason === undefined ? '' : ` (${reason}). ${prose(`To do: ${ADVICE[reason]}`)}`;
  return `- ${code(why)}${where}${advice}\n${paste.length === 0 ? '' : lines('yaml', paste)}`;
}
