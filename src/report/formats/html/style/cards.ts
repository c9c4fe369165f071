/** Findings, reasons and the table of requirements. */
export const CARDS = `
.card {
  margin: .75rem 0; padding: .7rem .9rem .8rem; border: 1px solid var(--line); border-left: .35rem solid var(--tone);
  border-radius: .35rem;
}
.many > .card { content-visibility: auto; contain-intrinsic-height: auto 26rem; }
.card details { margin-top: .35rem; }
.level { font-size: .8rem; font-weight: 700; color: var(--tone, var(--soft)); }
.title { display: block; }
h3 .title { margin: .1rem 0 .35rem; font-size: 1.1rem; }
h3 code { font-weight: 700; font-size: .95rem; }
summary .title { display: inline; }
.fields > div { display: grid; grid-template-columns: 5.2rem minmax(0, 1fr); gap: 0 .7rem; margin: .25rem 0; }
.fields dt { color: var(--soft); font-size: .9rem; }
.fields dd { margin: 0; min-width: 0; }
.fields dd details { margin: 0; }
.value {
  display: block; padding: .2rem .5rem; border-left: .2rem solid var(--tone); background: var(--tone-ground);
  overflow: hidden;
}
mark { padding: 0 .1em; background: var(--tone-mark); color: inherit; font-weight: 700; text-decoration: underline; }
.long { font-weight: 400; text-decoration: none; }
.fields dd > code:not(.value) { display: inline-block; max-width: 100%; }
.fields dd > details { font-size: .95rem; }
.copied-by { display: flex; flex-wrap: wrap; gap: .4rem; align-items: flex-start; }
.copied-by pre { flex: 1 1 14rem; min-width: 0; }
button, input, select {
  font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: .3rem;
}
button { padding: .25rem .7rem; cursor: pointer; }
.index { margin: 0 0 1rem; padding-left: 2rem; }
.index li { margin: .25rem 0; }
table { border-collapse: separate; border-spacing: 0; }
.requirements { width: 100%; }
.requirements th, .requirements td {
  padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
  font-weight: 400;
}
.requirements thead th { color: var(--soft); font-size: .85rem; }
.requirements td { color: var(--tone, inherit); white-space: nowrap; }
.requirements th code { font-weight: 700; }
.statement { display: block; font-size: .9rem; }
@media (max-width: 40rem) {
  .fields > div { grid-template-columns: minmax(0, 1fr); }
  .requirements { font-size: .85rem; }
  .requirements td { white-space: normal; min-width: 5.2rem; }
}
`;
