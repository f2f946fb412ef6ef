/** The page's style: light and dark, wide and narrow, on a screen and on paper. */

import { SERIES, seriesStyle } from './palette.js';

/** Ink against ground at 4.5:1 at least, everywhere (WCAG 2.2, 1.4.3). */
const LIGHT = `--ground: #ffffff; --panel: #f4f6f9; --line: #d3d8e0; --ink: #1a1e26; --soft: #4c5564;
  --accent: #00528f; --good: #00613f; --bad: #a32100; --open: #5c4b00;
  --is-good: #9fdcc3; --is-working: #bcd9f5; --is-stuck: #b3261e; --on-state: #10141a; --on-stuck: #ffffff;
  --shade-0: #f1f5fa; --shade-1: #c9ddf0; --shade-2: #8fbadf; --shade-3: #2f76b4; --shade-4: #0a4274; --on-shade: #ffffff; ${seriesStyle('light')}`;
const DARK = `--ground: #13161b; --panel: #1c2129; --line: #3b4350; --ink: #e9ebef; --soft: #b0b8c6;
  --accent: #85c5f7; --good: #5bd6a5; --bad: #ff9d80; --open: #f0d060;
  --is-good: #1f7a58; --is-working: #2f5f8c; --is-stuck: #ff8f80; --on-state: #ffffff; --on-stuck: #10141a;
  --shade-0: #1a2430; --shade-1: #21405c; --shade-2: #2b6190; --shade-3: #7db6e6; --shade-4: #cfe6fa; --on-shade: #10141a; ${seriesStyle('dark')}`;

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
.caveat { border: 1px solid var(--open); border-radius: .4rem; padding: .6rem .9rem; margin: 1rem 0; }
.caveat p, .caveat ul { margin: 0; }
.facts { margin: 0 0 1rem; font-size: .9375rem; }
.facts div { display: grid; grid-template-columns: 10rem 1fr; gap: 0 1rem; border-top: 1px solid var(--line); padding: .3rem 0; }
.facts dt { color: var(--soft); grid-row: 1 / span 30; }
.facts dd { margin: 0; grid-column: 2; }
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
.settings { list-style: none; margin: 0 0 .5rem; padding: 0; color: var(--soft); }
.card .facts { font-size: .875rem; }
.card .facts div { grid-template-columns: 1fr; }
.card .facts dt, .card .facts dd { grid-column: 1; grid-row: auto; }
.card dl { margin: 0; }
.card dl:not(.facts) div { display: flex; justify-content: space-between; gap: 1rem; border-top: 1px solid var(--line); padding: .25rem 0; }
.card dt { color: var(--soft); }
.card dl:not(.facts) dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
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
.controls { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; margin: 0 0 1rem; }
.controls label { display: flex; gap: .5rem; align-items: center; white-space: nowrap; max-width: 100%; }
.controls select { font: inherit; min-width: 0; max-width: 16rem; color: var(--ink); background: var(--ground); border: 1px solid var(--soft); border-radius: .4rem; padding: .25rem .4rem; }
.wide-control { flex: 1 1 16rem; }
.wide-control input { flex: 1; min-width: 6rem; accent-color: var(--accent); }
[hidden] { display: none !important; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0 0 1rem; padding: 0; font-size: .875rem; color: var(--soft); }
.cell { text-align: center; font-weight: 600; font-size: .75rem; }
.legend .cell { display: inline-block; width: 1.2rem; height: 1.2rem; line-height: 1.2rem; border: 1px solid var(--line); vertical-align: middle; }
.board td.cell { vertical-align: middle; line-height: 1; min-width: 1.15rem; width: 1.15rem; padding: 0; border: 1px solid var(--line); }
.board th, .board td { white-space: nowrap; }
.board thead th { vertical-align: bottom; }
.board .skill-name { padding: .3rem 0; font-weight: 400; }
.board .skill-name span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 11rem; overflow: hidden; }
#class .board td, #class .board tbody th { padding-top: .15rem; padding-bottom: .15rem; }
.board tbody th { position: sticky; left: 0; background: var(--ground); }
.proficient { background: var(--is-good); color: var(--on-state); }
.working { background: var(--is-working); color: var(--on-state); }
.stuck { background: var(--is-stuck); color: var(--on-stuck); }
.journey { margin: 0 0 1.5rem; }
.journey h3 { margin-bottom: 0; }
.journey-picture svg { max-width: none; cursor: pointer; }
.readout { min-height: 3.2em; margin: .4rem 0 0; }
svg .right, .cell.right { fill: var(--series-0); background: var(--series-0); }
svg .wrong, .cell.wrong { fill: var(--series-1); background: var(--series-1); }
svg .hinted, .cell.hinted { fill: var(--soft); background: var(--soft); }
svg .level { fill: none; stroke: var(--ink); stroke-width: 1.3; }
svg .day { stroke: var(--line); stroke-width: 1; }
svg .axis { stroke: var(--soft); stroke-width: 1; }
svg .task-4, .cell.task-4 { fill: var(--line); background: var(--line); }
svg .task-3, .cell.task-3 { fill: var(--series-2); background: var(--series-2); }
svg .task-2, .cell.task-2 { fill: var(--series-3); background: var(--series-3); }
svg .task-1, .cell.task-1 { fill: var(--series-4); background: var(--series-4); }
svg .parting { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 5 3; }
.parting-mark { display: inline-block; height: 1.1rem; border-left: 2px dashed var(--bad); vertical-align: middle; }
svg .cursor { fill: var(--accent); fill-opacity: .25; stroke: var(--accent); }
.map svg { max-width: none; margin: 0 auto; }
.map, #class-board { max-height: 46rem; }
@media (min-width: 56rem) { .map, #class-board, .journey-picture { width: min(100vw - 4rem, 90rem); margin-left: calc(50% - min(100vw - 4rem, 90rem) / 2); } }
.map .edges path { fill: none; stroke: var(--soft); stroke-opacity: .55; }
.map marker path { fill: var(--soft); }
.map .skill { cursor: pointer; }
.map .skill rect { fill: var(--panel); stroke: var(--soft); }
.map .skill .inner { fill: none; }
.map .skill text { text-anchor: middle; font: 11.5px system-ui, sans-serif; fill: var(--ink); }
.map [data-chosen] rect { stroke: var(--accent); stroke-width: 3; }
.map .shade-0 rect, .cell.shade-0 { fill: var(--shade-0); background: var(--shade-0); }
.map .shade-1 rect, .cell.shade-1 { fill: var(--shade-1); background: var(--shade-1); }
.map .shade-2 rect, .cell.shade-2 { fill: var(--shade-2); background: var(--shade-2); }
.map .shade-3 rect, .cell.shade-3 { fill: var(--shade-3); background: var(--shade-3); }
.map .shade-4 rect, .cell.shade-4 { fill: var(--shade-4); background: var(--shade-4); }
.map .shade-3 text, .map .shade-4 text { fill: var(--on-shade); }
.map .skill .inner { fill: none !important; }
footer { margin-top: 4rem; padding-bottom: 2.5rem; color: var(--soft); font-size: .875rem; }
@media (max-width: 50rem) {
  .wide { display: none; }
  .narrow { display: block; }
}
@media (max-width: 36rem) {
  header { padding-top: 1.5rem; }
  h1 { font-size: 1.7rem; }
  .answer { font-size: 1.1rem; }
  .facts div { grid-template-columns: 1fr; }
  .facts dt, .facts dd { grid-column: 1; grid-row: auto; }
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
  .narrow, .controls { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  .scroll { overflow: visible; max-height: none; border: 0; }
  figure, .card, article, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}

#class, #map { --is-good: #74aedd; --is-working: #e2edf7; --is-stuck: #b5420a; }
.tools { display: inline-flex; gap: .4rem; align-items: center; }
.tools output { font-variant-numeric: tabular-nums; font-size: .875rem; color: var(--soft); min-width: 3rem; text-align: center; }
.tools button, .controls [name=parting] { color: var(--accent); background: var(--ground); border: 1px solid var(--accent); padding: .2rem .7rem; min-width: 2.2rem; }
button:disabled { color: var(--soft) !important; border-color: var(--line) !important; cursor: default; }
#class-told { min-height: 1.55em; font-weight: 600; }
#class-board thead th { position: sticky; top: 0; z-index: 1; background: var(--ground); box-shadow: 0 1px var(--line); }
#class-board thead th:first-child { left: 0; z-index: 3; }
#class-board tbody th { z-index: 2; text-align: right; box-shadow: 1px 0 var(--line); }
#class-board caption { position: sticky; left: 0; width: max-content; }
#class-board .count-name, #class-board .skill-name { padding: .3rem 0; text-align: center; }
#class-board .count-name span, #class-board .skill-name span { display: inline-block; writing-mode: vertical-rl; transform: rotate(180deg); max-height: 13rem; overflow: hidden; text-overflow: ellipsis; line-height: 1.1; }
#class-board .ended { color: var(--soft); min-width: 8.5rem; }
#class-board td.number { padding-left: .3rem; padding-right: .3rem; min-width: 1.9rem; }
#class-board tbody tr:hover :is(th, td:not(.cell)) { background: var(--panel); }
#class-board tbody tr:hover .cell { outline: 1px solid var(--ink); outline-offset: -1px; }
div.journey-picture { overflow: hidden; border: 1px solid var(--line); border-radius: .4rem; cursor: pointer; touch-action: pan-y; }
.journey-picture text { font: 11px system-ui, sans-serif; fill: var(--soft); pointer-events: none; }
.journey-picture .title { font-weight: 600; fill: var(--ink); }
.journey-picture :is(.title, .tick) { paint-order: stroke; stroke: var(--ground); stroke-width: 3px; }
.journey-picture .end { text-anchor: end; }
.journey-picture .middle { text-anchor: middle; }
.journey-picture .grid { stroke: var(--line); stroke-opacity: .6; }
.journey-picture .day { stroke: var(--soft); stroke-dasharray: 2 2; fill: none; }
.journey-picture .axis { stroke: var(--soft); }
.journey-picture .level { stroke-width: 1.6; }
.journey-picture .hinted, .cell.hinted { fill: var(--ground); stroke: var(--soft); background: var(--ground); border: 2px solid var(--soft); }
.journey-picture .letter-1, .journey-picture .letter-2, .journey-picture .letter-3 { fill: var(--ground); font-weight: 600; }
.journey-picture .letter-4 { fill: var(--ink); }
.journey-picture .cursor { pointer-events: none; }
.legend .letter { text-align: center; color: var(--ground); }
.legend .letter.task-4 { color: var(--ink); }
.level-mark { display: inline-block; width: 1.4rem; border-top: 2px solid var(--ink); vertical-align: middle; }
.day-mark { display: inline-block; height: 1.1rem; border-left: 1px dashed var(--soft); vertical-align: middle; }
#map-frame { position: relative; }
.map { overscroll-behavior: contain; cursor: grab; user-select: none; }
.map:active { cursor: grabbing; }
.map .skill text { font-size: 12.5px; }
.map .edges path { stroke-opacity: 1; opacity: .4; }
.map pattern rect { fill: var(--ground); }
.map pattern path { stroke: var(--ink); stroke-width: 4; }
.map .skill .hatch { stroke: none; }
.cell.barred { background: repeating-linear-gradient(45deg, var(--soft) 0 2px, transparent 2px 5px); }
.map[data-dimmed] .skill:not([data-chosen], [data-needed], [data-unlocked]) rect { fill: var(--ground); stroke: var(--line); }
.map[data-dimmed] .skill:not([data-chosen], [data-needed], [data-unlocked]) .hatch { opacity: .3; }
.map[data-dimmed] .skill:not([data-chosen], [data-needed], [data-unlocked]) text { fill: var(--soft); }
.map[data-dimmed] .edges path:not([data-needed], [data-unlocked]) { opacity: .1; }
.map .edges path:is([data-needed], [data-unlocked]) { stroke: var(--accent); opacity: 1; stroke-width: 2; }
.map .edges path[data-unlocked], .map [data-unlocked] > rect:first-of-type { stroke-dasharray: 6 4; }
.map :is([data-needed], [data-unlocked]) > rect:first-of-type { stroke: var(--accent); stroke-width: 3; }
.map [data-chosen] > rect:first-of-type { stroke: var(--ink); stroke-width: 4; }
.map .skill:focus-visible { outline: none; }
.map .skill:focus-visible > rect:first-of-type { stroke: var(--series-1); stroke-width: 5; }
#map-tip { position: absolute; z-index: 4; margin: 0; max-width: min(22rem, 100%); padding: .25rem .6rem; background: var(--ink); color: var(--ground); border-radius: .3rem; font-size: .875rem; pointer-events: none; }
.keys { margin-top: .4rem; }
.kin { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; margin: 0 0 1.5rem; }
.kin .scroll { width: fit-content; max-width: 100%; }
#map-skill h3:focus { outline: none; }
.kin ul { margin: .3rem 0 0; padding-left: 1.2rem; columns: 15rem; }
@media (min-width: 56rem) {
  .readout { min-height: 1.6em; }
  #map-frame { width: min(100vw - 4rem, 90rem); margin-left: calc(50% - min(100vw - 4rem, 90rem) / 2); }
  #journey-panels { width: min(100vw - 4rem, 90rem); margin-left: calc(50% - min(100vw - 4rem, 90rem) / 2); }
  #map-frame .map, div.journey-picture { width: auto; margin-left: 0; }
}
@media (max-width: 36rem) {
  .tools select { max-width: 9rem; }
  #class-board th, #class-board td:not(.cell) { padding-left: .4rem; padding-right: .4rem; }
  #class-board .count-name span, #class-board .skill-name span { max-height: 9rem; }
}
@media (prefers-color-scheme: dark) { #class, #map { --is-good: #69ace0; --is-working: #22384d; --is-stuck: #ff9a5c; } #class .proficient { color: #10141a; } }
@media print {
  #class, #map { --is-good: #74aedd; --is-working: #e2edf7; --is-stuck: #b5420a; }
  .map { height: auto !important; }
  .map svg { max-width: 100%; height: auto; }
  .keys, #map-tip { display: none; }
  :is(.cell, .swatch, .card) { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .map, #map-frame, #class-board, #journey-panels, div.journey-picture { width: auto; max-height: none; margin-left: 0; }
  .journey-picture svg { max-width: 100%; height: auto; }
  .journey-picture .cursor { display: none; }
  #class-board .board { table-layout: fixed; width: 100%; font-size: 6.5pt; }
  #class-board :is(th, caption) { position: static !important; }
  #class-board :is(th, td) { min-width: 0 !important; padding-left: 0; padding-right: 0; }
  #class-board td.cell { width: auto; font-size: 5pt; overflow: hidden; }
  #class-board thead th:first-child { width: 2.6rem; }
  #class-board thead th:nth-child(2) { width: 6.2rem; }
  #class-board .count-name { width: 1.3rem; }
  #class-board tbody th { padding-right: .5rem; }
}
`;
