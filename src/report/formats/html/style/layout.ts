/** The page, its banner and its plain parts. Text of the report breaks anywhere: it may have no spaces. */
export const LAYOUT = `
* { box-sizing: border-box; }
html { scroll-padding-top: .5rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 16px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
}
header, nav, main, footer { max-width: 84rem; margin: 0 auto; padding: 0 1rem; }
main { padding-bottom: 1rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
:target { outline: 3px solid var(--link); outline-offset: 2px; }
h1, h2, h3, p, ul, ol, dl, pre { margin: 0; }
h2 { margin: 1.75rem 0 .6rem; font-size: 1.3rem; line-height: 1.25; }
h3 { font-size: 1rem; }
small { font-size: .85rem; font-weight: 400; color: var(--soft); }
code, pre { font: .875rem/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
code, pre, .title { unicode-bidi: isolate; }
pre { white-space: pre-wrap; padding: .5rem .7rem; background: var(--raised); border-radius: .3rem; }
ul, ol { padding-left: 1.25rem; }
summary { cursor: pointer; color: var(--link); }
header { padding: 0; }
.banner { padding: .75rem 1rem; color: #fff; }
.banner.good { background: #14692d; }
.banner.warn { background: #f4c430; color: #241a00; }
.banner.bad { background: #b0151f; }
.banner p { font-size: 1.05rem; }
.banner .brand { font-size: .85rem; }
h1 { font-size: 1.7rem; line-height: 1.2; letter-spacing: .01em; }
.facts {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(32rem, 100%), 1fr)); gap: .15rem 1.5rem;
  padding: .6rem 1rem; border-bottom: 1px solid var(--line); font-size: .9rem;
}
.facts div { display: flex; gap: .6rem; }
.facts dt { flex: 0 0 4.5rem; color: var(--soft); }
.facts dd { margin: 0; min-width: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; padding: .45rem 0 0; list-style: none; font-size: .9rem; }
nav a { display: inline-block; padding: .15rem 0; }
footer { padding-bottom: 1.5rem; color: var(--soft); font-size: .85rem; }
.names { columns: 24rem; padding: .35rem 0 .35rem 1.25rem; }
.remarks > li { margin: .3rem 0; }
.label { margin: .6rem 0 .2rem; font-size: .85rem; color: var(--soft); }
@media (max-width: 40rem) { .facts { font-size: .8rem; } }
@media (min-width: 50rem) { header { padding: 0 1rem; } .banner { border-radius: 0 0 .4rem .4rem; } }
`;
