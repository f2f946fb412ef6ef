/** The page's style: light and dark, wide and narrow, on a screen and on paper. */

import { SERIES, seriesStyle } from './palette.js';

/** Ink against ground at 4.5:1 at least, everywhere (WCAG 2.2, 1.4.3). */
const LIGHT = `--ground: #ffffff; --panel: #f4f6f9; --line: #d3d8e0; --ink: #1a1e26; --soft: #4c5564;
  --accent: #00528f; --good: #00613f; --bad: #a32100; --open: #5c4b00; ${seriesStyle('light')}`;
const DARK = `--ground: #13161b; --panel: #1c2129; --line: #3b4350; --ink: #e9ebef; --soft: #b0b8c6;
  --accent: #85c5f7; --good: #5bd6a5; --bad: #ff9d80; --open: #f0d060; ${seriesStyle('dark')}`;

/** The colours of a file that stands alone: on a white ground. */
export const FILE_COLORS: ReadonlyMap<string, string> = new Map(
  [...LIGHT.matchAll(/(--[\w-]+): (#\w+)/g)].map(([, name, value]) => [name, value]),
);

const SWATCHES = SERIES.map((_, at) => `.series-${at} { background: var(--series-${at}); }`);

export const STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
main:focus { outline: none; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 .5rem; }
h2 { font-size: 1.5rem; line-height: 1.2; margin: 3.5rem 0 1rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.1rem; line-height: 1.3; margin: 1.75rem 0 .5rem; }
h4 { font-size: 1rem; line-height: 1.3; margin: 0; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font: .9em ui-monospace, monospace; }
.kind { margin: 0; color: var(--soft); letter-spacing: .04em; }
.lead { font-size: 1.1rem; color: var(--soft); }
.small, .note, .metric code { color: var(--soft); font-size: .875rem; }
.skip { position: absolute; top: 0; left: -200vw; padding: .5rem 1rem; background: var(--ground); }
.skip:focus { left: 0; }
.unseen { position: fixed; top: 0; left: 0; opacity: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 1rem 0 0; padding: 0; }
nav a { display: inline-block; padding: .2rem 0; }
#answer h2 { margin-top: 1.5rem; }
.warning { border: 2px solid var(--bad); border-radius: .4rem; padding: .6rem .9rem; }
.answer { font-size: 1.2rem; line-height: 1.5; }
.rails { list-style: none; margin: 0 0 1rem; padding: 0; border-top: 1px solid var(--line); }
.rails li { display: grid; grid-template-columns: 7rem 1fr auto; gap: 0 1rem; padding: .35rem 0; border-bottom: 1px solid var(--line); align-items: baseline; }
.ruling { font-weight: 700; white-space: nowrap; }
.holds .ruling { color: var(--good); }
.broken .ruling { color: var(--bad); }
.unclear .ruling { color: var(--open); }
.change { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.rails .note { grid-column: 2 / -1; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1rem; list-style: none; margin: 0; padding: 0; }
.card { background: var(--panel); border-radius: .5rem; padding: 1rem; }
.swatch { display: inline-block; width: .8rem; height: .8rem; margin-right: .5rem; border-radius: .2rem; }
${SWATCHES.join('\n')}
.tag { font-size: .8rem; font-weight: 400; border: 1px solid var(--soft); border-radius: 1rem; padding: 0 .5rem; }
.card dl { margin: 0; }
.card dl div { display: flex; justify-content: space-between; gap: 1rem; border-top: 1px solid var(--line); padding: .25rem 0; }
.card dt { color: var(--soft); }
.card dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
figure { margin: 0 0 2.5rem; }
figcaption p { color: var(--soft); max-width: 42rem; }
svg { display: block; max-width: 100%; height: auto; }
.wide svg { width: 100%; }
.narrow svg { width: 100%; max-width: 30rem; }
.narrow { display: none; }
details.figures { margin: .5rem 0; }
summary { cursor: pointer; color: var(--accent); padding: .3rem 0; }
.scroll { overflow: auto; max-height: 32rem; border: 1px solid var(--line); border-radius: .4rem; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
caption { text-align: left; padding: .5rem .75rem; color: var(--soft); }
th, td { padding: .3rem .75rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody th { font-weight: 400; }
thead th { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; }
td.words { min-width: 6rem; max-width: 26rem; }
button { font: inherit; color: var(--ground); background: var(--accent); border: 0; border-radius: .4rem; padding: .35rem .9rem; cursor: pointer; }
.copying { margin: .5rem 0; }
.files { padding-left: 1.2rem; }
footer { margin-top: 4rem; padding-bottom: 2.5rem; color: var(--soft); font-size: .875rem; }
@media (max-width: 50rem) {
  .wide { display: none; }
  .narrow { display: block; }
}
@media (max-width: 36rem) {
  header { padding-top: 1.5rem; }
  h1 { font-size: 1.7rem; }
  .answer { font-size: 1.1rem; }
  .rails li { grid-template-columns: 1fr auto; }
  .rails .metric, .rails .note { grid-column: 1 / -1; }
  .rails .metric { grid-row: 2; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root { ${LIGHT} }
  body { font-size: 10pt; }
  nav, .skip, .copying, details:not([open]) { display: none; }
  .wide { display: block; }
  .narrow { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  .scroll { overflow: visible; max-height: none; border: 0; }
  figure, .card, article, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
