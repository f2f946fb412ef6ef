/** The answer first: a sentence a comparison, or an overview of many, what they spoil, and what the alternatives are. */

import type { Comparison } from '../comparison/comparison.js';
import { isFixed, telling } from '../comparison/guardrails.js';
import { cards, reweightedHtml } from './cards.js';
import { tableOf } from './figure.js';
import { type Html, html } from './html.js';
import type { Section } from './section.js';
import {
  type GuardrailText,
  aloneReadiness,
  answerSentences,
  brokenSentence,
  guardrailText,
  readinessSentence,
} from './sentences.js';
import { grouped } from './words.js';
import { overviewSentence, overviewTable, ranked } from './overview.js';
import { sweptHtml } from './sweep-answer.js';
import { type ReportGroup, type ReportValues, numberIn } from './values.js';

const STUCK = ['blocked', 'stalled'] as const;
/** Comparisons that are each told of at once; more begin with an overview. */
const FEW = 4;
const MARKS = { holds: '✓', broken: '✗', unclear: '?' } as const;

export function answerSection(values: ReportValues): Section {
  const { comparisons, groups, sweep } = values;
  const answers = sweep === undefined ? comparedHtml(values) : sweptHtml(values, sweep);
  const stuck = sweep === undefined ? groups.map(stuckHtml) : [];
  const alone = comparisons.length === 0 && sweep === undefined && aloneHtml(groups[0], values);
  return {
    id: 'answer',
    title: 'The answer',
    html: html`${values.isPartial && PARTIAL}${stuck}${reweightedHtml(values)}${answers}${alone}${comparisons.length > 0 && SMALL_PRINT}${cards(values)}`,
  };
}

function comparedHtml(values: ReportValues): Html {
  const { comparisons } = values;
  const isMany = comparisons.length > FEW;
  const shown = isMany ? ranked(comparisons) : comparisons;
  const answers = html`${shown.map((comparison) => answerHtml(comparison, values))}`;
  if (!isMany) return answers;
  return html`<p class="answer">${overviewSentence(comparisons)}</p>
${tableOf(overviewTable(comparisons))}<details class="figures"><summary>Each of them in words, with its guardrails</summary>
${answers}</details>
`;
}

const PARTIAL = html`<p class="warning" role="note"><strong>This run is incomplete.</strong> It was interrupted, or learners are missing: what follows is of those who are there.</p>
`;
const FIXED = html`<p class="small">True accuracy cannot change here: these learners neither learn nor forget.</p>
`;
const SMALL_PRINT = html`<p class="small">Intervals are at 95%; percentages take the control's value as known. A guardrail holds when even the worse end of its interval is within two points of a hundred, it is broken when it is worse by more than that and the whole interval says worse, else it is uncertain.</p>
`;

/** Learners whom nothing could help any more: a fault of the mission, which stands before whatever was compared. */
function stuckHtml({ name, summary }: ReportGroup): Html | false {
  const stuck = STUCK.flatMap((status) => {
    const count = numberIn(summary, status) ?? 0;
    return count === 0 ? [] : [`${grouped(String(count))} ended ${status}`];
  });
  if (stuck.length === 0) return false;
  return html`<p class="warning" role="note"><strong>${name}: of ${grouped(summary.get('learners') ?? '')} learners ${stuck.join(', ')}.</strong> They could not complete, whatever they did; in a comparison up to the limit each counts as one who needs all of its problems. <code>learnersim check</code> names what blocks them; the map below can be coloured by it.</p>
`;
}

function answerHtml(comparison: Comparison, { readyAccuracy }: ReportValues): Html {
  const warnings = [readinessSentence(comparison, readyAccuracy), brokenSentence(comparison)]
    .filter((text) => text !== undefined)
    .join(' ');
  const rails = telling(comparison.guardrails).filter((one) => !isFixed(one));
  const fixed = comparison.guardrails.some(isFixed) && FIXED;
  return html`<article class="comparison">
<h3>${comparison.group} against ${comparison.control}</h3>
<p class="answer">${answerSentences(comparison)}${warnings !== '' && html` <strong>${warnings}</strong>`}</p>
<ul class="rails" aria-label="Guardrails">
${rails.map((one) => railHtml(guardrailText(one)))}</ul>
${fixed}</article>
`;
}

function railHtml({ ruling, word, metric, means, change, note }: GuardrailText): Html {
  const reason = ruling === 'unclear' && note !== '' && html` <span class="note">${note}</span>`;
  return html`<li class="${ruling}"><span class="ruling"><span aria-hidden="true">${MARKS[ruling]}</span> ${word}</span> <span class="metric">${means} <code>${metric}</code></span> <span class="change">${change}</span>${reason}</li>
`;
}

/** A group that has nobody to be compared with. */
function aloneHtml(group: ReportGroup, { readyAccuracy }: ReportValues): Html {
  const learners = numberIn(group.summary, 'learners') ?? 0;
  const completed = numberIn(group.summary, 'completed') ?? 0;
  const median = group.summary.get('problems_to_completion_median');
  const half = median
    ? `The median learner needs ${median} problems.`
    : 'The median learner does not complete.';
  const unready = aloneReadiness(numberIn(group.summary, 'unready_rate'), readyAccuracy);
  return html`<p class="answer">There is one alternative, and nothing to compare it with. Under ${group.name}, ${completed} of ${learners} learners complete. ${learners > 0 && half}${unready !== undefined && html` <strong>${unready}</strong>`}</p>
`;
}
