/**
 * The matrix is laid out when it comes into sight: it would be most of the time to open a page. Its head and its first
 * column stay there. A cell's word is there and takes no room: what shows is the mark before it. Marks differ in shape
 * and colour.
 */
export const MATRIX = `
.matrix {
  max-height: 85vh; overflow: auto; content-visibility: auto; contain-intrinsic-height: auto 85vh;
  scroll-padding: 14rem 0 0 25rem; border: 1px solid var(--line); border-radius: .3rem;
}
.matrix table { table-layout: fixed; width: 0; font-size: .8rem; line-height: 1.25; }
.matrix thead { position: sticky; top: 0; z-index: 2; }
.matrix th { background: var(--raised); font-weight: 400; text-align: left; }
.matrix thead th {
  width: 1.55rem; height: 14rem; padding: .3rem 0; border-bottom: 1px solid var(--line); vertical-align: bottom;
}
.matrix thead th a {
  display: block; width: 1.55rem; height: 13.4rem; writing-mode: vertical-rl; transform: rotate(180deg);
  line-height: 1.55rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; color: var(--tone); text-decoration: none;
}
.matrix thead th a:hover { text-decoration: underline; }
.matrix thead th:first-child { width: 25rem; padding: .3rem .6rem; }
.matrix th:first-child { position: sticky; left: 0; z-index: 1; border-right: 1px solid var(--line); }
.matrix tbody th { padding: .15rem .5rem; }
.matrix tbody th b { display: inline-block; min-width: 4.8em; font-size: .875em; color: var(--soft); }
.matrix td {
  height: 1.55rem; padding: 0; border-bottom: 1px solid var(--line); border-right: 1px solid var(--line);
  text-align: center; font-size: 0;
}
.matrix tbody th { border-bottom: 1px solid var(--line); }
.matrix tbody tr:hover > * { border-bottom-color: var(--link); }
.matrix td a { display: block; height: 1.5rem; overflow: hidden; color: inherit; text-decoration: none; line-height: 1.5rem; }
.matrix td a:focus-visible { outline-offset: -3px; }
.p { --mark: '✓'; color: var(--good); background: var(--good-ground); }
.f { --mark: '✗'; color: var(--bad); background: var(--bad-ground); }
.e { --mark: '!'; color: var(--bad); background: var(--bad-ground); }
.i { --mark: '?'; color: var(--warn); background: var(--warn-ground); }
.n { --mark: '–'; color: var(--warn); background: var(--warn-ground); }
.o { --mark: '○'; color: var(--calm); background: var(--raised); }
td.p::before, td a::before, .legend [class]::before { content: var(--mark); font-size: .9rem; font-weight: 700; }
/* Where that is understood, a mark is not read out: the word is. */
@supports (content: '' / '') {
  td.p::before, td a::before, .legend [class]::before { content: var(--mark) / ''; }
}
.legend { display: flex; flex-wrap: wrap; gap: .3rem .6rem; padding: 0; margin-bottom: .6rem; list-style: none; font-size: .9rem; }
.legend li { padding: .1rem .5rem; border-radius: .3rem; }
.legend li::before { margin-right: .35rem; }
.filters { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; align-items: end; margin-bottom: .6rem; font-size: .9rem; }
.filters[hidden] { display: none; }
.filters label { display: grid; gap: .1rem; }
.filters input, .filters select { padding: .3rem .4rem; max-width: 100%; }
.skip a { position: absolute; left: -999rem; }
.skip a:focus { position: static; }
@media (max-width: 40rem) {
  .matrix { scroll-padding-left: 9.5rem; }
  .matrix thead th:first-child { width: 9.5rem; padding: .3rem; }
  .matrix tbody th { padding: .15rem .3rem; font-size: .7rem; }
  .matrix tbody th b { display: block; }
}
`;
