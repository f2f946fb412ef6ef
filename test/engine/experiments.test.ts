/** Rule book 14: the experiments, their defaults, and which alternatives there are. */

import { describe, expect, it } from 'vitest';
import {
  EXPERIMENT_NAMES,
  type ExperimentName,
  alternativeNumber,
  alternatives,
  defaultAlternative,
  isAlternative,
} from '../../src/engine/experiments.js';

const DEFAULTS: Record<ExperimentName, string> = {
  mastery_mechanics: 'five-level',
  challenge_problems: 'control',
  pretest: 'control',
  cascading_problems: 'cascading',
  booster_tasks_v3: 'control',
  booster_task_length: 'length-6',
  booster_task_min_problems: 'min-problems-12',
  reviews: 'review',
};

describe('defaults', () => {
  it('are those of the rule book, and alternatives themselves', () => {
    expect(alternatives()).toEqual(DEFAULTS);
    for (const name of EXPERIMENT_NAMES) {
      expect(isAlternative(name, defaultAlternative(name))).toBe(true);
    }
  });

  it('give way to what is forced, one by one', () => {
    expect(alternatives({ reviews: 'control', booster_task_length: 'length-3' })).toEqual({
      ...DEFAULTS,
      reviews: 'control',
      booster_task_length: 'length-3',
    });
  });
});

describe('alternatives', () => {
  it.each<[ExperimentName, string, boolean]>([
    ['cascading_problems', 'cascading', true],
    ['cascading_problems', 'control', true],
    ['cascading_problems', 'Control', false],
    ['cascading_problems', 'review', false],
    ['cascading_problems', '', false],
    ['booster_tasks_v3', 'booster', true],
    ['booster_tasks_v3', 'control', true],
    ['booster_tasks_v3', 'boosters', false],
    ['booster_tasks_v3', 'length-6', false],
    ['mastery_mechanics', 'streak-10', true],
    ['mastery_mechanics', 'streak-9', false],
    ['challenge_problems', 'challenge', true],
    ['pretest', 'pretest', true],
    ['pretest', 'challenge', false],
    ['reviews', 'review', true],
    ['reviews', 'control', true],
    ['reviews', 'reviews', false],
  ])('of %s: %s is one: %s', (name, alternative, expected) => {
    expect(isAlternative(name, alternative)).toBe(expected);
  });

  it.each([
    ['length-6', true],
    ['length-1', true],
    ['length-24', true],
    ['length-1000', true],
    ['length-1001', false],
    ['length-0', false],
    ['length-06', false],
    ['length-+6', false],
    ['length--1', false],
    ['length-1e3', false],
    ['length-0x6', false],
    ['length-6.0', false],
    ['length-1.5', false],
    ['length- 6', false],
    ['length-6 ', false],
    ['length-6\n', false],
    ['length-٦', false],
    ['length-', false],
    ['length-N', false],
    ['length-Infinity', false],
    ['length-99999999999999999999', false],
    ['length6', false],
    ['Length-6', false],
    ['xlength-6', false],
    ['min-problems-6', false],
    ['6', false],
    ['', false],
  ])('of booster_task_length: %j is one: %s', (alternative, expected) => {
    expect(isAlternative('booster_task_length', alternative)).toBe(expected);
  });

  it.each([
    ['min-problems-12', true],
    ['min-problems-0', true],
    ['min-problems-1000000', true],
    ['min-problems-1000001', false],
    ['min-problems--1', false],
    ['min-problems-00', false],
    ['length-12', false],
  ])('of booster_task_min_problems: %s is one: %s', (alternative, expected) => {
    expect(isAlternative('booster_task_min_problems', alternative)).toBe(expected);
  });

  it('carry their number', () => {
    expect(['length-6', 'min-problems-12', 'min-problems-0'].map(alternativeNumber)).toEqual([
      6, 12, 0,
    ]);
  });
});
