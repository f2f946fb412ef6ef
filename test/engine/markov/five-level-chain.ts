/**
 * The rule book's five-level mechanics as a Markov chain over small states, written from the rule book and not from
 * the engine: practice, mastery challenges, cascading problems and boosters, for missions of one or two skills.
 *
 * Time enters in one of two ways. `instant`: no wait between rises (`spacing_seconds: 0`), so that sessions and nights
 * change nothing. `nightly`: the 16 hours of the rule book with a session a day that is never used up; then everything
 * that waits has waited long enough at the next day's start, and never before. Reviews are off: a mastered skill stays.
 */

import type { Step } from './absorbing-chain.js';
import {
  type Rules,
  type State,
  type Task,
  type TaskCost,
  TOP,
  takeTask,
  tidy,
} from './five-level-tasks.js';

/** A learner who has the first task in hand. */
export function startOf(rules: Rules): State {
  const skills = rules.needs.map((_, ix) => ({
    level: 0,
    cascading: rules.cascading && rules.foundations.includes(ix),
    failed: false,
    begun: 0,
    waits: false,
    rank: 0,
  }));
  const state: State = { skills, since: 0 };
  takeTask(state, rules);
  return state;
}

export function stepOf(rules: Rules): (state: State) => Step<State, TaskCost> {
  return (state) => {
    const cost = state.task!.kind;
    const right = cost === 'practice' ? rules.accuracy * (1 - rules.hintRate) : rules.accuracy;
    return {
      cost,
      branches: [
        { probability: right, to: answered(state, true, rules) },
        { probability: 1 - right, to: answered(state, false, rules) },
      ],
    };
  };
}

function answered(before: State, right: boolean, rules: Rules): State | undefined {
  const state = structuredClone(before);
  const task = state.task!;
  if (task.kind === 'booster') {
    answerBooster(state, task, right, rules);
  } else {
    if (rules.booster) state.since = Math.min(state.since + 1, rules.booster.minProblems);
    if (task.kind === 'practice') answerPractice(state, task, right, rules);
    else answerChallenge(state, task, right, rules);
  }
  if (state.skills.every(({ level }) => level === TOP)) return undefined;
  if (state.task === undefined) takeTask(state, rules);
  tidy(state);
  return state;
}

function answerPractice(
  state: State,
  task: Extract<Task, { kind: 'practice' }>,
  right: boolean,
  rules: Rules,
): void {
  task.streak = right ? task.streak + 1 : 0;
  task.clean &&= right;
  if (task.streak < rules.inARow) return;
  const skill = state.skills[task.skill];
  if (task.clean) skill.cascading = true;
  moveTo(state, [task.skill], () => 1, rules);
  delete state.task;
}

function answerChallenge(
  state: State,
  task: Extract<Task, { kind: 'challenge' }>,
  right: boolean,
  rules: Rules,
): void {
  const asked = task.left.shift()!;
  const skill = state.skills[asked];
  if (!skill.cascading) {
    moveTo(state, [asked], (level) => (right ? level + 1 : level - rules.drop), rules);
  } else if (right) {
    moveTo(state, [asked], (level) => level + 2, rules);
    if (skill.level === TOP) spread(state, asked, rules);
  } else {
    skill.cascading = false;
    skill.failed = true;
    changed(state, [asked], rules);
  }
  if (task.left.length === 0) delete state.task;
}

function answerBooster(
  state: State,
  task: Extract<Task, { kind: 'booster' }>,
  right: boolean,
  rules: Rules,
): void {
  task.done++;
  if (right) task.right++;
  const { length } = rules.booster!;
  if (task.done < length) return;
  if (task.right * 6 >= length * 5) {
    moveTo(state, task.group, (level) => level + 2, rules);
    for (const ix of task.group) if (state.skills[ix].level === TOP) spread(state, ix, rules);
  }
  state.since = 0;
  delete state.task;
}

/** Moves skills at one moment; a level that stays the same is no change. */
function moveTo(
  state: State,
  group: readonly number[],
  level: (before: number) => number,
  rules: Rules,
): void {
  const wanted = group.map((ix) => Math.max(0, Math.min(TOP, level(state.skills[ix].level))));
  const moved = group.filter((ix, at) => state.skills[ix].level !== wanted[at]);
  group.forEach((ix, at) => (state.skills[ix].level = wanted[at]));
  changed(state, moved, rules);
}

function changed(state: State, group: readonly number[], rules: Rules): void {
  const newest = 1 + Math.max(...state.skills.map(({ rank }) => rank));
  for (const ix of group) {
    state.skills[ix].rank = newest;
    state.skills[ix].waits = rules.time === 'nightly';
  }
}

/** What a cascade from a mastered skill reaches. */
function spread(state: State, from: number, rules: Rules): void {
  if (!rules.cascading) return;
  state.skills.forEach((skill, ix) => {
    if (!rules.needs[ix].includes(from) || skill.level === TOP) return;
    if (!skill.failed && skill.begun === 0) skill.cascading = true;
  });
}
