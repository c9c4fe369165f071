import type { Level } from '../../../model.ts';
import { plural } from '../../../plural.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { coverageOf, inProfile, standingOf } from '../../scope.ts';
import { plainMessage, shortMessage } from './text.ts';

/** A requirement as a `reportingDescriptor`. */
interface Rule {
  readonly id: string;
}

const LEVELS: Readonly<Record<Level, readonly [level: string, severity: string]>> = {
  MUST: ['error', 'error'],
  SHOULD: ['warning', 'warning'],
  MAY: ['note', 'recommendation'],
};

/** The requirements of the profile that was asked for, and the one that the run itself comes to its end. */
export function rulesOf(report: Report): Rule[] {
  return [...inProfile(report).map(ruleOf), RUN];
}

function ruleOf(requirement: RequirementReport): Rule {
  const { id, level, statement, source, fix } = requirement;
  const [name, severity] = LEVELS[level];
  const { passed, all } = coverageOf(requirement);
  const rule = {
    id,
    shortDescription: shortMessage(statement),
    fullDescription: shortMessage(`${level}: ${statement} Source: ${source}`),
    help: plainMessage(statement, '', `Fix: ${fix}`, `Source: ${source}`),
    defaultConfiguration: { level: name },
    properties: {
      tags: ['api', 'conformance', id.split('/')[0]],
      precision: 'very-high',
      'problem.severity': severity,
      standing: standingOf(requirement),
      coverage: `${passed} of ${plural(all, 'operation')}`,
    },
  };
  return rule;
}

const RUN = {
  id: 'run',
  shortDescription: { text: 'The run comes to its end and shows that the target conforms.' },
  fullDescription: {
    text: 'The run comes to its end, accounts for every case, and verifies what the profile requires.',
  },
  help: { text: 'What was not verified is not known to hold. See the reasons in the report, and run again.' },
  defaultConfiguration: { level: 'error' },
  properties: { tags: ['api', 'conformance'], precision: 'very-high', 'problem.severity': 'error' },
};
