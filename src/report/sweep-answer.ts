/** The answer of a sweep: each alternative against the control, point by point. */

import { percent } from '../output/percent.js';
import { type Table, foldedTable, shownNumber } from './figure.js';
import { type Html, html } from './html.js';
import { type PointEffect, pointEffects } from './sweep-effects.js';
import { pointsOf } from './sweep-points.js';
import {
  completionChange,
  completionRange,
  effectSentences,
  guardrailSentences,
  unreadyAt,
} from './sweep-sentences.js';
import type { ReportSweep, ReportValues } from './values.js';
import { grouped } from './words.js';

/** Alternatives that are told of at once at most; the others are folded. */
const FEW = 4;
/** Rows of the table at most. */
const MOST_ROWS = 400;

interface Swept {
  readonly name: string;
  readonly points: readonly PointEffect[];
}

export function sweptHtml(
  { groups, control, readyAccuracy }: Pick<ReportValues, 'groups' | 'control' | 'readyAccuracy'>,
  sweep: ReportSweep,
): Html {
  const names = groups.map(({ name }) => name);
  const controlAt = names.indexOf(control);
  const points = pointsOf(sweep, names.length);
  const swept = names.flatMap((name, at): Swept[] =>
    at === controlAt ? [] : [{ name, points: pointEffects(sweep, names.length, at, controlAt) }],
  );
  const answers = swept.map((one) => answerHtml(one, control, sweep));
  const absolute = names.map((name, at) => {
    const rows = points.map((point) => point[at]);
    const unready = unreadyAt(name, rows, sweep, readyAccuracy);
    return html`<li>${completionRange(name, rows, sweep)}${unready !== undefined && html` <strong>${unready}</strong>`}</li>\n`;
  });
  return html`<p>The experiment was run at ${grouped(points.length)} points, which differ in ${sweep.parameters.join(', ') || 'nothing'}.</p>
${answers.slice(0, FEW)}${answers.length > FEW && html`<details class="figures"><summary>${grouped(answers.length - FEW)} more alternatives</summary>\n${answers.slice(FEW)}</details>\n`}${swept.length > 0 && foldedTable(effectsTable(swept, control))}${swept.length > 0 && SMALL_PRINT}<h3>Who completes</h3>
<ul>${absolute}</ul>
`;
}

const SMALL_PRINT = html`<p class="small">Changes are of the mean of problems to completion, where everybody completes. A sweep keeps no learners: intervals are of groups that differ (Welch, Newcombe), at 95%, and so rather too wide where the same learners meet both; percentages of problems take the control's value as known.</p>
`;

function answerHtml({ name, points }: Swept, control: string, sweep: ReportSweep): Html {
  const { broken, worse } = guardrailSentences(points);
  const completion = completionChange(control, points);
  const effect = effectSentences(name, control, points, sweep);
  // Where problems cannot be compared, who completes is the answer.
  const isCompared = points.some(({ problems }) => problems.value !== undefined);
  const answer = isCompared || completion === undefined ? effect : [completion, ...effect];
  const rest = [answer === effect ? completion : undefined, worse];
  return html`<article class="comparison">
<h3>${name} against ${control}</h3>
<p class="answer">${answer.join(' ')}${broken !== undefined && html` <strong>${broken}</strong>`}</p>
${rest.map((text) => text !== undefined && html`<p>${text}</p>\n`)}${broken === undefined && NONE_BROKEN}</article>
`;
}

const NONE_BROKEN = html`<p class="small">Nobody more gets stuck, or completes unready, at any point, by what is clear at 95%.</p>
`;

function effectsTable(swept: readonly Swept[], control: string): Table {
  const rows = swept.flatMap(({ name, points }) => points.map((one) => ({ name, ...one })));
  const more = rows.length > MOST_ROWS ? `, the first ${MOST_ROWS} of ${grouped(rows.length)}` : '';
  return {
    caption: `Alternatives against ${control}, point by point${more}`,
    columns: [
      { name: 'point' },
      { name: 'alternative' },
      ...['problems, relative', 'from', 'to', 'completion rate', 'from', 'to'].map((name) => ({
        name,
        isNumber: true,
      })),
      { name: 'worse' },
    ],
    rows: rows
      .slice(0, MOST_ROWS)
      .map(({ name, point, problems, completed, spoiled }) => [
        point,
        name,
        ...[problems, completed].flatMap(({ value, low, high }) =>
          [value, low, high].map(shownNumber),
        ),
        spoiled
          .map(({ metric, own, control: base }) => `${metric} ${percent(base)} → ${percent(own)}`)
          .join('; ') || '-',
      ]),
  };
}
