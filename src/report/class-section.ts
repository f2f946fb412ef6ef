/** The class dashboard: a row a learner, a column a skill, day by day. The page's script fills it. */

import { html } from './html.js';
import type { LearnerSample } from './sample.js';
import type { Section } from './section.js';
import { grouped } from './words.js';

export function classSection({ groups, classSize }: LearnerSample): Section {
  const options = groups.map(({ name }, at) => html`<option value="${at}">${name}</option>`);
  return {
    id: 'class',
    title: 'A class',
    html: html`<p>${sizeText(groups, classSize)}</p>
<noscript><p class="warning">This figure needs scripts to run in the page.</p></noscript>
<form id="class-controls" class="controls" hidden>
<label>Alternative <select name="group">${options}</select></label>
<label>Order <select name="order"><option value="learner">by number</option><option value="stuck">most stuck first</option><option value="behind">least proficient first</option></select></label>
<label class="wide-control">Day <input type="range" name="day" min="1" value="1"> <output name="shown"></output></label>
<button type="button" name="play">Play</button>
</form>
<p id="class-told" aria-live="polite"></p>
<ul class="legend" aria-label="Legend">
<li><span class="cell proficient" aria-hidden="true">P</span> proficient: mastered, as the product sees it, on that day</li>
<li><span class="cell working" aria-hidden="true">w</span> working on it</li>
<li><span class="cell stuck" aria-hidden="true">S</span> stuck: not mastered, and at least 3 of its last 5 answers wrong; or the learner ended blocked or stalled without it</li>
<li><span class="cell" aria-hidden="true"></span> not begun</li>
</ul>
<div class="scroll" role="region" tabindex="0" aria-label="Class dashboard" id="class-board" hidden><table class="board"><caption></caption><thead></thead><tbody></tbody></table></div>
<p class="small">A learner’s number leads to their journey. “3 of the last 5” is an assumption: no source says when a learner counts as stuck.</p>
`,
  };
}

/** Who is in the class, and why these. */
function sizeText(groups: LearnerSample['groups'], classSize: number): string {
  const most = Math.max(...groups.map(({ sample }) => sample.length));
  const all = groups.every(({ learners, sample }) => sample.length === learners);
  if (all) return 'All learners of each alternative, simulated again, to the last answer.';
  const sizes = groups.map(({ learners }) => learners);
  const [least, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const whole = least === largest ? grouped(least) : `${grouped(least)} to ${grouped(largest)}`;
  return `The first ${most} learners of each alternative, of ${whole}, simulated again, to the last answer${most < Math.min(classSize, least) ? ': as many as this page has room for' : ''}. The same number is the same person in every alternative.`;
}
