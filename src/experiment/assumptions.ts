/** `preset: assumptions`: the rule book's unpublished constants, each at every value of its range, one at a time. */

import { CONSTANT_NAMES, RULE_CONSTANTS, type RuleConstant } from '../engine/constants.js';
import { type Reported, problemAt } from '../content/schema-problems.js';
import type { Problem } from '../errors.js';

/** One constant at one value: `engine.<name>`. */
export interface Reading {
  readonly path: string;
  readonly value: number;
}

/** The constants that are assumptions, with the values that are plausible for each. */
export const ASSUMPTIONS = CONSTANT_NAMES.flatMap((name) => {
  const { range }: RuleConstant = RULE_CONSTANTS[name];
  return range === undefined ? [] : [{ name, values: range.values, why: range.why }];
});

/** Every reading beside the configuration as it is: a value that all groups have already is none. */
export function assumptionReadings(value: unknown): Reading[] {
  const { engine, groups } = (value ?? {}) as { engine?: object; groups?: object };
  const settings = Object.values(groups ?? {}).map((group: { engine?: object } | null) => ({
    ...engine,
    ...group?.engine,
  })) as Readonly<Record<string, unknown>>[];
  return ASSUMPTIONS.flatMap(({ name, values }) => {
    const isNew = (reading: number): boolean =>
      settings.some((set) => (set[name] ?? RULE_CONSTANTS[name].default) !== reading);
    return values.filter(isNew).map((reading) => ({ path: `engine.${name}`, value: reading }));
  });
}

/** What keeps the preset from comparing groups with the control learner by learner. */
export function presetProblems(value: unknown, source: Reported): Problem[] {
  const { groups } = (value ?? {}) as { groups?: object };
  const all = Object.values(groups ?? {}) as ({ assign?: object } | null)[];
  const wrong = (what: string, hint: string): Problem[] => [
    problemAt(source, ['sweep', 'preset'], what, hint),
  ];
  // A manifest spells out that nothing is assigned.
  if (all.some((group) => Object.keys(group?.assign ?? {}).length > 0)) {
    const hint = 'give each alternative a group of its own';
    return wrong('compares the same learners in every group, and assign: splits them', hint);
  }
  if (all.length === 1) return wrong('compares groups, and there is one', 'add another group');
  return [];
}
