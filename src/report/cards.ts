/** The alternatives: what they have in common, and a card for each with what is its own. */

import { percent } from '../output/percent.js';
import { stretchText } from '../output/stretch-text.js';
import { type Fact, factsHtml, shortFactsHtml, splitFacts } from './facts.js';
import { type Html, html } from './html.js';
import { type ReportGroup, type ReportValues, numberIn } from './values.js';
import { grouped, plainPercent } from './words.js';

const NONE = '–';
/** Other ways not to complete, as a card names them. */
const ENDINGS = [
  'blocked',
  'stalled',
  'dropped_out',
  'problem_limit',
  'day_limit',
  'error',
] as const;

/** Of a sweep, whose alternatives are others at each point: what they have in common at the first one. */
export function cards(values: ReportValues): Html {
  const { groups, control, sweep } = values;
  const { common, own } = splitFacts(groups, control);
  const list = html`<ul class="cards">
${groups.map((group, at) => cardHtml(values, group, at, own[at]))}</ul>
`;
  return html`${common.length > 0 && commonHtml(values, common)}<h3>The alternatives</h3>
${list}${sweep !== undefined && SWEPT}`;
}

const SWEPT = html`<p class="small">As configured at the first point of the sweep.</p>
`;

function commonHtml({ groups, sweep }: ReportValues, common: readonly Fact[]): Html {
  const isOne = groups.length === 1;
  const point = sweep === undefined ? '' : ', at the first point of the sweep';
  return html`<h3>${isOne ? 'Who the learners are' : 'The same in all alternatives'}${point}</h3>
${factsHtml(common)}`;
}

/** The figures are of another mix than anybody has seen. */
export function reweightedHtml({ stretched }: Pick<ReportValues, 'stretched'>): Html | false {
  const text = stretchText(stretched);
  if (text === '') return false;
  const lines = text.trimEnd().split('\n');
  return html`<div class="caveat" role="note"><p><strong>Learners are reweighted.</strong> Figures are of the mix of kinds that was asked for, not of the population's own.</p>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>
`;
}

function cardHtml(
  { control, groups, readyAccuracy, sweep }: ReportValues,
  group: ReportGroup,
  at: number,
  own: readonly Fact[],
): Html {
  const { name, mission, description, summary } = group;
  const isControl = name === control && groups.length > 1;
  const people =
    sweep === undefined
      ? `${grouped(summary.get('learners') || NONE)} learners in ${mission}`
      : mission;
  return html`<li class="card"><h4><span class="swatch series-${at % 7}" aria-hidden="true"></span>${name}${isControl && html` <span class="tag">control</span>`}</h4>
${description !== '' && html`<p>${description}</p>\n`}<p class="small">${people}</p>
${shortFactsHtml(own)}${sweep === undefined && figuresHtml(group, readyAccuracy)}</li>
`;
}

function figuresHtml({ summary }: ReportGroup, ready: number): Html {
  const share = (column: string): string => percent(numberIn(summary, column));
  const text = (column: string): string => summary.get(column) || NONE;
  const ends = [text('problems_to_completion_p05'), text('problems_to_completion_p95')];
  const range = ends.every((end) => end === NONE) ? NONE : ends.join(' to ');
  const isAll = numberIn(summary, 'completion_rate') === 1;
  const figures: readonly (readonly [string, string])[] = [
    ['complete', share('completion_rate')],
    ...ENDINGS.flatMap((status) => {
      const count = numberIn(summary, status) ?? 0;
      return count === 0 ? [] : [[status.replaceAll('_', ' '), grouped(count)] as const];
    }),
    ['median problems to complete', text('problems_to_completion_median')],
    ['problems of 5% to 95% of learners', range],
    [
      isAll ? 'median days to complete' : 'median days until they complete or stop',
      text('days_median'),
    ],
    ['accuracy', share('accuracy')],
    [`unready (below ${plainPercent(ready)})`, share('unready_rate')],
  ];
  return html`<dl>${figures.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
