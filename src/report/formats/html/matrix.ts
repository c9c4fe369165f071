import type { OperationKey } from '../../../model.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { standingOf } from '../../scope.ts';
import { type Cell, type Matrix, matrixOf, split, type Word } from './cells.ts';
import { filters } from './filters.ts';
import { findingAnchor } from './finding.ts';
import { type Markup, markup, text } from './markup.ts';
import { numeral, plural, section } from './parts.ts';
import { type Reasons, reasonAnchor } from './reasons.ts';
import { requirementAnchor } from './requirements.ts';
import { standingLook } from './tones.ts';

/** What a cell's class is: one letter, there are many thousands of them. */
const CLASSES: Readonly<Record<Word, Markup>> = {
  pass: markup`p`,
  fail: markup`f`,
  error: markup`e`,
  inconclusive: markup`i`,
  'not run': markup`n`,
  'out of reach': markup`o`,
};

/**
 * Every requirement on every operation. A cell is a word, which the style shows as a mark: readers aloud, copies and
 * pages without style have the word. What did not pass leads to its reason. End tags that HTML can do without are left out.
 */
export function matrixSection(report: Report, reasons: Reasons): Markup {
  const matrix = matrixOf(report);
  const { operations, requirements } = matrix;
  const title = markup`Matrix`;
  if (operations.length === 0)
    return section(markup`matrix`, title, undefined, markup`<p>No operation was judged.</p>`);
  const findings = linksOf(report);
  const toCell = (requirement: RequirementReport, operation: OperationKey): Markup => {
    const cell = matrix.cell(requirement, operation);
    if (cell === undefined) return markup`<td>`;
    const why =
      cell.open === undefined
        ? findings.get(`${requirement.id} ${operation}`)
        : reasonAnchor(reasons, cell.open.reason, cell.open.message);
    const link = cell.word === 'pass' ? undefined : (why ?? requirementAnchor(requirement));
    const word = text(cell.word);
    const content = link === undefined ? word : markup`<a href="#${link}">${word}</a>`;
    return markup`<td class=${CLASSES[cell.word]}>${content}`;
  };
  const rows = operations.map((operation) => {
    const [method, path] = split(operation);
    return markup`<tr><th scope=row><b>${text(method)}</b> ${text(path)}${requirements.map((one) => toCell(one, operation))}\n`;
  });
  return section(
    markup`matrix`,
    title,
    markup`${plural(operations.length, 'operation')} by ${plural(requirements.length, 'requirement')}`,
    markup`${legend(matrix)}${filters(matrix)}<p class="skip"><a href="#not-verified">Go past the matrix</a></p>
<div class="matrix" tabindex="0" role="group" aria-label="Matrix, scrolls in both directions">
<table><thead><tr><th scope=col>Operation${requirements.map(head)}
<tbody>
${rows}</table>
</div>
`,
  );
}

function head(requirement: RequirementReport): Markup {
  const { tone } = standingLook(standingOf(requirement), requirement.level);
  return markup`<th scope=col class="${text(tone)}"><a href="#${requirementAnchor(requirement)}">${text(requirement.id)}</a>`;
}

/** What the marks mean, and how often each stands. */
function legend({ requirements, operations, cell }: Matrix): Markup {
  const cells = requirements.flatMap((one) => operations.map((operation) => cell(one, operation)));
  const words = Object.keys(CLASSES) as Word[];
  const items = words.map((word) => ({
    word,
    count: cells.filter((one: Cell | undefined) => one?.word === word).length,
  }));
  return markup`<ul class="legend">
${items
  .filter(({ count }) => count > 0)
  .map(
    ({ word, count }) => markup`<li class=${CLASSES[word]}>${text(`${word} ${numeral(count)}`)}\n`,
  )}<li>an empty cell: does not apply
</ul>
`;
}

/** The finding that a failed cell leads to: the first that has it. */
function linksOf({ findings }: Report): Map<string, Markup> {
  const links = new Map<string, Markup>();
  for (const finding of findings) {
    for (const operation of finding.operations) {
      const key = `${finding.requirement} ${operation}`;
      if (!links.has(key)) links.set(key, findingAnchor(finding));
    }
  }
  return links;
}
