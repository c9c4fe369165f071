import type { Report, RequirementReport } from '../../model.ts';
import { coverageOf, inProfile, standingOf } from '../../scope.ts';
import { anchor, type Markup, markup, text } from './markup.ts';
import { code, numeral, plural, section } from './parts.ts';
import { standingLook } from './tones.ts';

/** A row for each requirement of the profile: what it asks, what became of it, and on how many operations. */
export function requirementsSection(report: Report): Markup {
  const requirements = inProfile(report);
  if (requirements.length === 0) {
    return section(
      markup`requirements`,
      markup`Requirements`,
      undefined,
      markup`<p>The report has no requirement of the profile ${text(report.profile)}.</p>`,
    );
  }
  return section(
    markup`requirements`,
    markup`Requirements`,
    markup`profile ${text(report.profile)}`,
    markup`<table class="requirements">
<thead><tr><th scope="col">Requirement<th scope="col">Result<th scope="col">Verified on
<tbody>
${requirements.map(row)}</table>
`,
  );
}

/** The id of a requirement's row on the page. */
export function requirementAnchor({ id }: RequirementReport): Markup {
  return anchor('r', id);
}

function row(requirement: RequirementReport): Markup {
  const standing = standingOf(requirement);
  const { tone, mark } = standingLook(standing, requirement.level);
  const { id, level, statement, source, at } = requirement;
  return markup`<tr id="${requirementAnchor(requirement)}">
<th scope="row"><span class="level">${text(level)}</span> ${code(id)} <span class="statement">${text(statement)} <small>${text(source)} (${text(at)})</small></span>
<td class="${text(tone)}"><span aria-hidden="true">${text(mark)}</span> ${text(standing)}
<td>${coverageText(requirement)}
`;
}

/** On how many operations a requirement was verified: never a percentage, which would hide how few they are. */
export function coverageText(requirement: RequirementReport): Markup {
  const { passed, all } = coverageOf(requirement);
  return all === 0 ? markup`no operation` : markup`${text(numeral(passed))} of ${plural(all, 'operation')}`;
}
