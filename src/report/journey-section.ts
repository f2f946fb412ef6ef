/** The learner's journey: a bar a problem, side by side with the same learner in another alternative. */

import { LEVEL_NAMES } from '../engine/levels.js';
import { PROBLEM_NAMES, TASK, TASK_NAMES } from '../engine/problem-kind.js';
import { html } from './html.js';
import { packedJourney } from './packed-journey.js';
import type { LearnerSample } from './sample.js';
import type { Section } from './section.js';

/** Letters of tasks in the picture, by `TaskKind`. */
const TASK_LETTERS = ['', 'T', 'B', 'C', 'P'] as const;
const TASKS = ['practice', 'challenge', 'booster', 'pretest'] as const;

/** As the rule book calls them. */
function taskName(task: (typeof TASK_NAMES)[number]): string {
  return task === 'challenge' ? 'mastery challenge' : task;
}

export function journeySection({ groups, missions }: LearnerSample): Section {
  const other = groups.length > 1 ? 1 : 0;
  const options = (selected: number) =>
    groups.map(
      ({ name }, at) =>
        html`<option value="${at}"${at === selected && html` selected`}>${name}</option>`,
    );
  const second =
    groups.length > 1 &&
    html`<label>Below <select name="second">${options(other)}</select></label>`;
  return {
    id: 'journey',
    title: 'A learner’s journey',
    html: html`<p>A bar is a problem: its height is the time it took, up where the answer was right, down where it was wrong or given with a hint. Point at a bar for its words; with the picture in focus, arrow keys lead from bar to bar, Page Up and Page Down from window to window.</p>
<noscript><p class="warning">This figure needs scripts to run in the page.</p></noscript>
<form id="journey-controls" class="controls" hidden>
<span class="tools"><button type="button" name="earlier-learner" aria-label="Previous learner">‹</button><label>Learner <select name="learner"></select></label><button type="button" name="later-learner" aria-label="Next learner">›</button></span>
<label>${groups.length > 1 ? 'Above' : 'Alternative'} <select name="first">${options(0)}</select></label>
${second}<label>Problems at once <select name="span"></select></label>
<span class="tools"><button type="button" name="earlier">‹ Previous</button><output name="window"></output><button type="button" name="later">Next ›</button></span>
<label class="wide-control">Problem <input type="range" name="problem" min="1" value="1"></label>
<button type="button" name="parting"></button>
</form>
<ul class="legend" id="journey-legend" aria-label="Legend" hidden>
<li><span class="cell right" aria-hidden="true"></span> right (up)</li>
<li><span class="cell wrong" aria-hidden="true"></span> wrong (down)</li>
<li><span class="cell hinted" aria-hidden="true"></span> with a hint (down, hollow)</li>
${TASKS.map((task) => html`<li><span class="cell letter task-${TASK[task]}" aria-hidden="true">${TASK_LETTERS[TASK[task]]}</span> ${taskName(task)}</li>\n`)}<li><span class="level-mark" aria-hidden="true"></span> level of the problem’s skill behind the answer</li>
<li><span class="day-mark" aria-hidden="true"></span> a new day</li>
<li><span class="parting-mark" aria-hidden="true"></span> first step at which the two ways part</li>
</ul>
<div id="journey-panels" hidden></div>
`,
    data: {
      groups: groups.map(({ name, mission, sample }) => ({
        name,
        mission,
        sample: sample.map((one) => ({ ...one, journey: packedJourney(one.journey) })),
      })),
      missions: missions.map(({ skills }) => skills.map(({ slug, title }) => ({ slug, title }))),
      levels: LEVEL_NAMES,
      kinds: PROBLEM_NAMES,
      tasks: TASK_NAMES.map(taskName),
      letters: TASK_LETTERS,
    },
  };
}
