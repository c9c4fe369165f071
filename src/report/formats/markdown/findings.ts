import type { Finding, Report } from '../../model.ts';
import { type Fact, factsOf } from '../common/facts.ts';
import { issuesOf } from '../common/issues.ts';
import { block, code, few, prose } from './text.ts';

/** Texts of ours, or of the contract: shown as text and not as code. */
const IN_WORDS: ReadonlySet<string> = new Set(['fix', 'source', 'follows']);

/** A block per finding, the worst first. */
export function findingBlocks(report: Report): string[] {
  const findings = issuesOf(report).flatMap(({ finding }) => finding ?? []);
  const blocks = findings.map(findingBlock);
  const [first, ...others] = blocks;
  return first === undefined ? [] : [`### Failed\n\n${first}`, ...others];
}

function findingBlock(finding: Finding): string {
  const { requirement, level, operations, occurrences, title, example } = finding;
  const ordered = [example.operation, ...operations.filter((one) => one !== example.operation)];
  const times = occurrences > operations.length ? `, ${occurrences} times` : '';
  const facts = factsOf(finding).filter(([label]) => label !== 'operation' && label !== 'curl');
  return [
    `**${level} ${code(requirement)}** on ${operations.length} operation${operations.length === 1 ? '' : 's'}${times}: ${prose(title)}`,
    '',
    `- **where** ${few(ordered)}`,
    ...facts.map(line),
    '',
    ...(example.curl === undefined ? [] : [block('sh', example.curl)]),
  ].join('\n');
}

function line([label, text]: Fact): string {
  return `- **${label}** ${IN_WORDS.has(label) ? prose(text) : code(text)}`;
}
