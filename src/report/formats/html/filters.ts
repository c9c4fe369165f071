import type { Matrix, Word } from './cells.ts';
import { type Markup, markup, text } from './markup.ts';

/** From worst to best, as a reader looks for them. */
const WORDS: readonly Word[] = ['fail', 'error', 'inconclusive', 'not run', 'out of reach', 'pass'];

/** What narrows the matrix. Hidden until the script that serves it runs. */
export function filters({ requirements, operations, cell }: Matrix): Markup {
  const families = [...new Set(requirements.map(({ id }) => id.split('/')[0] ?? ''))];
  const present = new Set(
    requirements.flatMap((one) => operations.map((operation) => cell(one, operation)?.word)),
  );
  const words = WORDS.filter((word) => present.has(word));
  return markup`<div class="filters" role="group" aria-label="Filter the matrix" hidden>
<label>Operation or requirement <input type="search" id="filter-text" autocomplete="off" spellcheck="false" placeholder="POST wrong-scheme"></label>
<label>Verdict <select id="filter-verdict"><option value="">any${words.map(option)}</select></label>
<label>Family <select id="filter-family"><option value="">all${families.map(option)}</select></label>
<p role="status" id="filter-status"></p>
</div>
`;
}

function option(value: string): Markup {
  return markup`<option value="${text(value)}">${text(value)}`;
}
