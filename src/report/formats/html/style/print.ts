/** On paper there is nothing to press: everything is open, nothing scrolls, and grounds are printed. */
export const PRINT = `
@page { size: A4; margin: 12mm; }
@page wide { size: A4 landscape; }
@media print {
  :root { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10pt; }
  header, nav, main, footer { max-width: none; padding: 0; }
  nav, .filters, .skip, button { display: none; }
  summary { list-style: none; color: inherit; }
  details::details-content { display: block; content-visibility: visible; height: auto; }
  h2, h3, summary, .label { break-after: avoid; }
  .many > .card { content-visibility: visible; }
  tr, .value, .copied { break-inside: avoid; }
  details pre { columns: 2; font-size: 7pt; }
  .names { columns: 2; }
  #matrix { page: wide; }
  .matrix { max-height: none; overflow: visible; content-visibility: visible; border: 0; }
  .matrix table { font-size: 6pt; }
  .matrix thead, .matrix th:first-child { position: static; }
  .matrix thead th, .matrix thead th a { width: 3.4mm; }
  .matrix thead th { height: 30mm; }
  .matrix thead th a { height: 29mm; line-height: 3.4mm; text-decoration: none; }
  .matrix thead th:first-child { width: 85mm; }
  .matrix td, .matrix td a { height: 3.4mm; line-height: 3.4mm; }
  td.p::before, td a::before { font-size: 6pt; }
}
`;
