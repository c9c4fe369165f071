import type { Report } from '../../model.ts';
import { type Cause, causesOf } from './causes.ts';
import { findingCard, findingLine, type Setting } from './finding.ts';
import { type Markup, markup, text } from './markup.ts';
import { folded, plural, section } from './parts.ts';

/** Characters for all bodies of the page, and for one: with a thousand findings it has to stay light. */
const ROOM_FOR_ALL = 1_500_000;
const ROOM_FOR_ONE = 6_000;
const LEAST_ROOM = 400;

/** From so many on, a list of them comes first. */
const SOME = 4;

/** From so many on, each is laid out when it comes into sight. */
const MANY = 40;

/** What is wrong, the worst level first, each cause with what it brought about. */
export function findingsSection(report: Report): Markup {
  const causes = causesOf(report, true);
  const setting = settingOf(report);
  return section(
    markup`findings`,
    markup`Findings`,
    causes.length === 0 ? undefined : plural(causes.length, 'cause'),
    markup`${causes.length === 0 ? nothing(report) : undefined}${index(causes)}${cards(causes, setting)}${elsewhere(report, setting)}`,
  );
}

function settingOf({ cases, findings, places }: Report): Setting {
  const byId = new Map(cases.map((one) => [one.id, one]));
  const share = Math.floor(ROOM_FOR_ALL / Math.max(1, findings.length));
  return {
    caseOf: (id) => byId.get(id),
    places,
    room: Math.max(LEAST_ROOM, Math.min(ROOM_FOR_ONE, share)),
  };
}

function nothing({ cases }: Report): Markup {
  return cases.length === 0
    ? markup`<p>No case was run, so nothing was found.</p>`
    : markup`<p>No case that was judged failed.</p>`;
}

function index(causes: readonly Cause[]): Markup | undefined {
  if (causes.length < SOME) return undefined;
  return markup`<ol class="index">\n${causes.map(({ finding }) => findingLine(finding))}</ol>\n`;
}

function cards(causes: readonly Cause[], setting: Setting): Markup {
  const all = causes.map((cause) => findingCard(cause, setting));
  return all.length < MANY ? markup`${all}` : markup`<div class="many">\n${all}</div>\n`;
}

function elsewhere(report: Report, setting: Setting): Markup | undefined {
  const causes = causesOf(report, false);
  if (causes.length === 0) return undefined;
  const summary = markup`${plural(causes.length, 'finding')} outside of the profile ${text(report.profile)}`;
  return folded(summary, cards(causes, setting));
}
