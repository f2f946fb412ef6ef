/** Learners drawn from distributions: learner k is one person, whoever simulates them and in whatever group. */

import { describe, expect, it } from 'vitest';
import type { ExperimentPlan } from '../../src/experiment/plan.js';
import { prepareGroup, simulateChunk } from '../../src/runner/simulate-chunk.js';
import { replayLearner } from '../../src/runner/replay.js';
import { smallPlan } from './plans.js';

const text = new TextDecoder();

/** The plan without prerequisites. */
function wide(plan: ExperimentPlan): ExperimentPlan {
  const { row } = plan.scenarios;
  const skills = row.skills.map((skill) => ({ ...skill, prerequisites: [] }));
  return { ...plan, scenarios: { row: { ...row, skills } } };
}

/** Rows of learners `first` to `first + count - 1` of a group, without experiment and group. */
function rows(plan: ExperimentPlan, group: number, first = 0, count = 9): string[] {
  const wanted = { columns: [], paths: 0 };
  const chunk = { group, first, count };
  const result = simulateChunk(plan, prepareGroup(plan, group), chunk, wanted, new Int32Array(1));
  const lines = text.decode(result.rows).trimEnd().split('\n');
  return lines.map((line) => line.slice(line.search(/,\d+,[a-z_]+,/)));
}

const spread = (group: string, params: string): string => `groups.${group}.user_params=${params}`;
const HINTS = 'hint_rate: 0.5, hint_below: 0.7, hint_practice: 1';
const MODELS = [
  `accuracy, starting_prob: {beta: [8, 2]}, late_rate: 0.01, late_after: 20, ${HINTS}`,
  `difficulty, ability: {normal: [1, 0.5]}, ability_growth: 0.01, guess: 0.2, ${HINTS}`,
  `knowledge-tracing, known: {beta: [2, 2]}, learn: 0.2, guess: 0.2, slip: 0.1, forget: 0.01, ${HINTS}`,
  `practice, ability: {normal: [1, 0.5]}, per_correct: 0.1, per_wrong: 0.05, ${HINTS}`,
  `forgetting, recall: {beta: [2, 2]}, restore: 0.7, half_life_days: 3, guess: 0.2, ${HINTS}`,
];
const DRAWN = '{starting_prob: {beta: [8, 2]}, max_time_per_day: {uniform: [60, 900]}}';

describe('people drawn from distributions', () => {
  it('are the same in every group', () => {
    const plan = smallPlan(spread('one', DRAWN), spread('two', DRAWN));
    expect(rows(plan, 0)).toEqual(rows(plan, 1));
    expect(new Set(rows(plan, 0).map((row) => row.split(',')[6])).size).toBeGreaterThan(3);
  });

  it('are the same alone as in a chunk', () => {
    const plan = smallPlan(spread('one', DRAWN));
    expect(rows(plan, 0, 5, 1)).toEqual(rows(plan, 0).slice(5, 6));
    const { problems, days } = replayLearner(plan, 0, 5, () => undefined);
    const cells = rows(plan, 0)[5].split(',');
    expect([String(problems), String(days)]).toEqual([cells[4], cells[7]]);
  });

  it.each(MODELS)('are the same alone as in a chunk: %s', (model) => {
    const plan = smallPlan(`groups.one={num_users: 9, user_model: {name: ${model}}}`);
    expect(rows(plan, 0, 5, 2)).toEqual(rows(plan, 0).slice(5, 7));
    const { problems, correct } = replayLearner(plan, 0, 5, () => undefined);
    const cells = rows(plan, 0)[5].split(',');
    expect([String(problems), String(correct)]).toEqual([cells[4], cells[5]]);
    expect(new Set(rows(plan, 0).map((row) => row.split(',')[5])).size).toBeGreaterThan(2);
  });

  it.each(['random', '{weighted: 0.6}'])('are the same alone as in a chunk: %s', (choice) => {
    const learners = `user_model: {name: ${MODELS[0]}}, behaviour: {task_choice: ${choice}}`;
    const set = ['groups.one', 'groups.two'].map((group) => `${group}={num_users: 9, ${learners}}`);
    // In a row of skills there is nothing to choose: these lie side by side.
    const plan = wide(smallPlan(...set));
    expect(rows(plan, 0, 5, 2)).toEqual(rows(plan, 0).slice(5, 7));
    expect(rows(plan, 1)).toEqual(rows(plan, 0));
    const first = wide(smallPlan(...set, 'groups.two.behaviour.task_choice=first'));
    expect(rows(first, 1)).not.toEqual(rows(plan, 1));
  });

  it('with one value each are those of a constant', () => {
    const constant = smallPlan(spread('one', '{starting_prob: 0.75}'));
    const single = smallPlan(spread('one', '{starting_prob: {one_of: [0.75]}}'));
    expect(rows(single, 0)).toEqual(rows(constant, 0));
  });
});
