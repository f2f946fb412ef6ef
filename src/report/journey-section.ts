/** The learner's journey: a bar per problem, side by side with the same learner in another alternative. */

import { LEVEL_NAMES } from '../engine/levels.js';
import { PROBLEM_NAMES, TASK, TASK_NAMES } from '../engine/problem-kind.js';
import { html } from './html.js';
import type { LearnerSample } from './sample.js';
import type { Section } from './section.js';

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
    html: html`<p>A bar is a problem: up is right, down is wrong or with a hint; its height is the time it took. The line above is the level of its skill behind the answer, from unstarted to mastered. The band below is the task.</p>
<noscript><p class="warning">This figure needs scripts to run in the page.</p></noscript>
<form id="journey-controls" class="controls" hidden>
<label>Learner <select name="learner"></select></label>
<label>${groups.length > 1 ? 'Above' : 'Alternative'} <select name="first">${options(0)}</select></label>
${second}<label class="wide-control">Problem <input type="range" name="problem" min="1" value="1"></label>
</form>
<div id="journey-panels" hidden></div>
<ul class="legend" aria-label="Legend">
<li><span class="cell right" aria-hidden="true"></span> right</li>
<li><span class="cell wrong" aria-hidden="true"></span> wrong</li>
<li><span class="cell hinted" aria-hidden="true"></span> with a hint</li>
${TASKS.map((task) => html`<li><span class="cell task-${TASK[task]}" aria-hidden="true"></span> ${taskName(task)}</li>\n`)}<li><span class="parting-mark" aria-hidden="true"></span> first step at which the two ways part</li>
</ul>
`,
    data: {
      groups: groups.map(({ name, mission, sample }) => ({ name, mission, sample })),
      missions: missions.map(({ skills }) => skills.map(({ slug, title }) => ({ slug, title }))),
      levels: LEVEL_NAMES,
      kinds: PROBLEM_NAMES,
      tasks: TASK_NAMES.map(taskName),
    },
  };
}
