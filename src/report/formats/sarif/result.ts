import type { OperationKey } from '../../../model.ts';
import { inert } from '../../inert.ts';
import type { Report } from '../../model.ts';
import { factsOf, sentenceOf } from '../common/facts.ts';
import type { Issue } from '../common/issues.ts';
import { readPlace } from '../common/place.ts';
import { plainMessage } from './text.ts';
import { webOf } from './web.ts';

/** GitHub shows a hundred related locations. */
const MOST_RELATED = 100;

/** An issue as a `result`. */
export function resultOf(report: Report, issue: Issue, rules: ReadonlyMap<string, number>): object {
  const { rule, severity, fingerprint, finding } = issue;
  const facts = finding === undefined ? [] : factsOf(finding).map(([label, text]) => `${label}: ${text}`);
  const related = relatedTo(report, issue);
  const operation = finding?.example.operation;
  return {
    ruleId: rule,
    ruleIndex: rules.get(rule) ?? -1,
    level: severity,
    message: plainMessage(sentenceOf(issue), ...facts),
    ...(issue.at !== undefined && {
      locations: [{ ...physical(issue.at), ...(operation !== undefined && logical(operation)) }],
    }),
    ...(related.length > 0 && { relatedLocations: related }),
    // GitHub knows an alert again by the first; the other is for those who read the file.
    partialFingerprints: {
      primaryLocationLineHash: `${fingerprint}:1`,
      'trysquareCause/v1': fingerprint,
    },
    ...(finding !== undefined && { occurrenceCount: finding.occurrences, ...webOf(report, finding) }),
    properties: { kind: issue.kind },
  };
}

/** The other operations, the rule that was broken, and the row of the requirement. */
function relatedTo({ places }: Report, { finding, requirement }: Issue): object[] {
  if (finding === undefined || requirement === undefined) return [];
  const { example, operations } = finding;
  const rule = places.rules[example.schemaPath ?? ''];
  const others = operations.filter((one) => one !== example.operation);
  const all = [
    { ...physical(requirement.at), message: plainMessage(`the requirement ${requirement.id}`) },
    ...(rule === undefined ? [] : [{ ...physical(rule), message: plainMessage('the rule that was broken') }]),
    ...others.flatMap((operation) => {
      const at = places.operations[operation];
      return at === undefined
        ? []
        : [{ ...physical(at), ...logical(operation), message: plainMessage(`also at ${operation}`) }];
    }),
  ];
  return all.slice(0, MOST_RELATED).map((location, index) => ({ id: index + 1, ...location }));
}

function physical(at: string): object {
  const { file, line } = readPlace(at);
  const uri = inert(file).split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: line } } };
}

function logical(operation: OperationKey): object {
  return { logicalLocations: [{ fullyQualifiedName: inert(operation), kind: 'resource' }] };
}
