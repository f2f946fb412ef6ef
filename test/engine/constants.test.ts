/** Every constant of the rule book: its default, its bounds, and what changes on the engine when it is overridden. */

import { describe, expect, it } from 'vitest';
import { CONSTANT_NAMES, RULE_CONSTANTS, type RuleConstant } from '../../src/engine/constants.js';
import { EFFECTS } from './constant-effects.js';
import { Learner } from './world.js';

describe.each(CONSTANT_NAMES)('%s', (name) => {
  const effect = EFFECTS[name];
  const constant: RuleConstant = RULE_CONSTANTS[name];

  it('is as the rule book says', () => {
    expect([constant.default, constant.rule]).toEqual([effect.default, effect.rule]);
  });

  it('has bounds that hold its default, and a whole default if it counts', () => {
    expect(constant.min).toBeLessThanOrEqual(constant.default);
    expect(constant.max).toBeGreaterThanOrEqual(constant.default);
    if (constant.integer) expect(Number.isInteger(constant.default)).toBe(true);
    expect(constant.unit + constant.means).not.toBe('');
  });

  it('has a range to try if nobody published it, and only then: within its bounds, about its default', () => {
    const { range } = constant;
    expect(range !== undefined).toBe(constant.source === 'assumption');
    if (range === undefined) return;
    expect(range.values).toContain(constant.default);
    expect(range.values).toEqual([...new Set(range.values)].sort((one, other) => one - other));
    expect(range.values.length).toBeGreaterThan(2);
    expect(range.values[0]).toBeGreaterThanOrEqual(constant.min);
    expect(range.values.at(-1)).toBeLessThanOrEqual(constant.max);
    if (constant.integer) expect(range.values.every(Number.isInteger)).toBe(true);
    expect(range.why).not.toBe('');
  });

  it('changes on the engine what it should', () => {
    const observed = [effect.default, effect.other].map((value) =>
      effect.observe((world, forced) => new Learner(world, forced, { [name]: value })),
    );
    expect(observed).toEqual(effect.shows);
    expect(effect.observe((world, forced) => new Learner(world, forced))).toEqual(effect.shows[0]);
  });
});
