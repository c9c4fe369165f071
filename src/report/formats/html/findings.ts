import type { Level } from '../../../model.ts';
import type { Finding, Report } from '../../model.ts';
import { inProfile } from '../../scope.ts';
import { type Cause, findingCard, findingLine } from './finding.ts';
import { type Markup, markup, text } from './markup.ts';
import { folded, plural, section } from './parts.ts';

const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

/** From so many on, a list of them comes first. */
const MANY = 4;

/** What is wrong, the worst level first, each cause with what it brought about. */
export function findingsSection(report: Report): Markup {
  const asked = new Set(inProfile(report).map(({ id }) => id));
  const causes = causesOf(report.findings.filter(({ requirement }) => asked.has(requirement)));
  const elsewhere = causesOf(report.findings.filter(({ requirement }) => !asked.has(requirement)));
  const cases = new Map(report.cases.map((one) => [one.id, one]));
  const cards = (some: readonly Cause[]): Markup[] =>
    some.map((cause) => findingCard(cause, (id) => cases.get(id)));
  const note = causes.length === 0 ? undefined : plural(causes.length, 'cause');
  return section(
    markup`findings`,
    markup`Findings`,
    note,
    markup`${causes.length === 0 ? nothing(report) : undefined}${index(causes)}${cards(causes)}${
      elsewhere.length === 0
        ? undefined
        : folded(
            markup`${plural(elsewhere.length, 'finding')} outside of the profile ${text(report.profile)}`,
            markup`${cards(elsewhere)}`,
          )
    }`,
  );
}

/** How many findings stand for themselves. */
export function causeCount(report: Report): number {
  return causesOf(report.findings).length;
}

function nothing({ cases }: Report): Markup {
  return cases.length === 0
    ? markup`<p>No case was run, so nothing was found.</p>`
    : markup`<p>No case that was judged failed.</p>`;
}

/** Findings by what they come from. One whose cause does not lead stands for itself: none is lost. */
function causesOf(findings: readonly Finding[]): Cause[] {
  const known = new Set(findings.map(({ fingerprint }) => fingerprint));
  const hasCause = ({ consequenceOf }: Finding): boolean =>
    consequenceOf !== undefined && known.has(consequenceOf);
  const heads = new Set(findings.filter((one) => !hasCause(one)).map(({ fingerprint }) => fingerprint));
  const leading = findings.filter((one) => !hasCause(one) || !heads.has(one.consequenceOf ?? ''));
  const ordered = [
    ...LEVELS.flatMap((level) => leading.filter((finding) => finding.level === level)),
    ...leading.filter(({ level }) => !LEVELS.includes(level)),
  ];
  return ordered.map((finding) => ({
    finding,
    consequences: findings.filter(
      (one) => one.consequenceOf === finding.fingerprint && !leading.includes(one),
    ),
  }));
}

function index(causes: readonly Cause[]): Markup | undefined {
  if (causes.length < MANY) return undefined;
  return markup`<ol class="index">\n${causes.map(({ finding }) => findingLine(finding))}</ol>\n`;
}
