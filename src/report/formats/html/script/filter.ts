/**
 * Narrows the matrix. Each word of the text is looked for in the operations, and where none has it, in the requirements.
 * A verdict leaves the rows and columns in which it stands.
 */
export const FILTER = `
const table = document.querySelector('.matrix table');
const controls = document.querySelector('.filters');
if (table && controls) {
  const [text, verdict, family] = ['text', 'verdict', 'family'].map((name) => document.getElementById('filter-' + name));
  const status = document.getElementById('filter-status');
  const rows = [...table.tBodies[0].rows].map((row) => ({
    row, name: row.cells[0].textContent.toLowerCase(), cells: [...row.cells].slice(1), shown: true,
  }));
  const columns = [...table.tHead.rows[0].cells].slice(1).map((head, place) => ({
    head, place, name: head.textContent.toLowerCase(), shown: true,
  }));
  const amount = (count, noun) => count + ' ' + noun + (count === 1 ? '' : 's');
  const narrow = () => {
    const words = text.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const ofRows = words.filter((word) => rows.some(({ name }) => name.includes(word)));
    const ofColumns = words.filter((word) => !ofRows.includes(word));
    let keptRows = rows.filter(({ name }) => ofRows.every((word) => name.includes(word)));
    let keptColumns = columns.filter(({ name }) =>
      ofColumns.every((word) => name.includes(word)) && (!family.value || name.startsWith(family.value.toLowerCase() + '/')));
    if (verdict.value) {
      const has = (row, column) => row.cells[column.place].textContent === verdict.value;
      keptRows = keptRows.filter((row) => keptColumns.some((column) => has(row, column)));
      keptColumns = keptColumns.filter((column) => keptRows.some((row) => has(row, column)));
    }
    const [rowsToKeep, columnsToKeep] = [new Set(keptRows), new Set(keptColumns)];
    for (const one of rows) one.row.hidden = !rowsToKeep.has(one);
    for (const column of columns) {
      const shown = columnsToKeep.has(column);
      if (shown === column.shown) continue;
      column.shown = shown;
      column.head.hidden = !shown;
      for (const { cells } of rows) cells[column.place].hidden = !shown;
    }
    status.textContent = keptRows.length + ' of ' + amount(rows.length, 'operation') + ', ' +
      keptColumns.length + ' of ' + amount(columns.length, 'requirement');
  };
  // Not at every letter of a word: thousands of cells come and go.
  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(narrow, 150); };
  for (const control of [text, verdict, family]) control.addEventListener('input', soon);
  // A browser may have kept what was chosen before the page was loaded again.
  narrow();
  controls.hidden = false;
  table.addEventListener('mouseover', ({ target }) => {
    const cell = target.closest('td');
    if (!cell || cell.title) return;
    const [row, column] = [cell.parentNode.cells[0], table.tHead.rows[0].cells[cell.cellIndex]];
    cell.title = [row, column, cell].map((one) => one.textContent).join('\\n') || '';
  });
}
`;
