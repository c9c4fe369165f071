import { inert } from '../../inert.ts';
import type { DocumentRemark, Report } from '../../model.ts';
import { firstFew } from './lines.ts';
import type { Page } from './page.ts';

const MOST_NOTES = 5;
const MOST_UNTESTABLE = 10;
const MOST_OPERATIONS = 3;

/** What is to be said of the document that the contract was laid over: it says nothing about the target. */
export function documentSection({ contract: { surface } }: Report, page: Page): string[] {
  if (surface === undefined) return [];
  const { untestable, contradictions, notes } = surface;
  if (untestable.length + contradictions.length + notes.length === 0) return [];
  return [
    page.heading('Document', 'about what was read, not about the target'),
    '',
    ...contradictions.flatMap((one) => remark(one, '! contradicts the contract: ', page)),
    ...first(untestable, MOST_UNTESTABLE, page, ({ operation, reason, at }) =>
      remark({ message: `${operation}: ${reason}`, at }, '– not testable: ', page),
    ),
    ...first(notes, MOST_NOTES, page, (one) => remark(one, '– ', page)),
    '',
  ];
}

function remark({ message, at, operations = [] }: DocumentRemark, mark: string, page: Page): string[] {
  return [
    ...page.paragraph(0, `${mark}${inert(message)} (${inert(at)})`),
    ...(operations.length === 0
      ? []
      : page.field('where', firstFew(operations.map(inert), MOST_OPERATIONS, page.room))),
  ];
}

function first<T>(all: readonly T[], most: number, page: Page, lines: (one: T) => string[]): string[] {
  const hidden = all.length - most;
  return [
    ...all.slice(0, most).flatMap(lines),
    ...(hidden > 0 ? page.paragraph(2, `and ${hidden} more: see the JSON report`) : []),
  ];
}
