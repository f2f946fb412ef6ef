/** Users that a test needs, against R's power.t.test and power.prop.test and published tables. */

import { describe, expect, it } from 'vitest';
import { noncentralProbability } from '../../src/stats/noncentral-t.js';
import {
  powerOfMeans,
  usersForMeans,
  usersForMedians,
  usersForShares,
} from '../../src/stats/power.js';
import { type Answer, casesOf, expectLike } from './r/cases.js';

const usual = { ratio: 1, significance: 0.05, power: 0.8 };
const even = { ...usual, sd1: 1, sd2: 1 };

describe('the noncentral t', () => {
  const cases = casesOf('noncentral') as readonly {
    t: number;
    freedom: number;
    noncentrality: number;
    probability: Answer;
  }[];
  it.each(cases)('at $t, $freedom, $noncentrality is as R says', (given) => {
    const { t, freedom, noncentrality, probability } = given;
    // R gives its own answer up to about 1e-12.
    const found = noncentralProbability(t, freedom, noncentrality);
    if (probability! < 1e-6) expect(Math.abs(found - probability!)).toBeLessThan(1e-11);
    else expectLike(found, probability, 'probability');
  });
});

describe('users for means', () => {
  const equal = casesOf('powerOfMeans') as readonly {
    difference: number;
    power: number;
    significance: number;
    n: number;
    reached: number;
  }[];
  it.each(equal)(
    '$difference at $significance with $power is as R says',
    ({ n, reached, ...asked }) => {
      const effect = { ...even, ...asked };
      expect(usersForMeans(effect)).toEqual({ first: n, second: n });
      expectLike(powerOfMeans(effect, n), reached, 'power');
    },
  );

  // Cohen (1988), table 2.4.1, rounds to the nearest: for 0.2 it says 393, which falls short by 0.0004.
  it.each([
    [0.2, 393, 394],
    [0.5, 64, 64],
    [0.8, 26, 26],
  ])('%d standard deviations: %i in each arm, as published', (difference, published, users) => {
    expect(usersForMeans({ ...even, difference })).toEqual({ first: users, second: users });
    expect(usersForMeans({ ...even, difference: -difference })?.first).toBe(users);
    expect(powerOfMeans({ ...even, difference }, published)).toBeGreaterThan(0.7995);
  });

  const unequal = casesOf('powerOfUnequalMeans') as readonly {
    difference: number;
    sd1: number;
    sd2: number;
    ratio: number;
    first: number;
    second: number;
    reached: number;
  }[];
  it.each(unequal)('$sd1 and $sd2, ratio $ratio, is as R says', ({ first, second, ...effect }) => {
    const asked = { ...usual, ...effect };
    expect(usersForMeans(asked)).toEqual({ first, second });
    expectLike(powerOfMeans(asked, first), effect.reached, 'power');
  });

  it('are not said without a difference, without deviation, or beyond a billion', () => {
    expect(usersForMeans({ ...even, difference: 0 })).toBeUndefined();
    expect(usersForMeans({ ...usual, difference: 1, sd1: 0, sd2: 0 })).toBeUndefined();
    expect(usersForMeans({ ...even, difference: 1e-6 })).toBeUndefined();
    // Just below: 2 * (1.959964 + 0.8416212)^2 / 0.00015^2
    expect(usersForMeans({ ...even, difference: 0.00015 })?.first).toBeCloseTo(697_678_200, -2);
  });
});

describe('users for shares', () => {
  const equal = casesOf('powerOfShares') as readonly {
    share1: number;
    share2: number;
    power: number;
    significance: number;
    n: number;
  }[];
  it.each(equal)('$share1 and $share2 are as R says', ({ n, ...asked }) => {
    expect(usersForShares({ ...usual, ...asked })).toEqual({ first: n, second: n });
  });

  const unequal = casesOf('powerOfUnequalShares') as readonly {
    share1: number;
    share2: number;
    ratio: number;
    n: number;
  }[];
  it.each(unequal)('$share1 and $share2, ratio $ratio, are as R says', ({ n, ...asked }) => {
    expect(usersForShares({ ...usual, ...asked })).toEqual({
      first: Math.ceil(n),
      second: Math.ceil(Math.ceil(n) * asked.ratio),
    });
  });

  // Fleiss (1981), table A.3, which adds a correction for continuity.
  it.each([
    [0.25, 0.4, 0.01, 0.95, 357],
    [0.6, 0.7, 0.01, 0.95, 827],
    [0.1, 0.2, 0.05, 0.8, 219],
  ])(
    '%d and %d at %d with %d: corrected %i, as published',
    (share1, share2, significance, power, published) => {
      const { first } = usersForShares({ share1, share2, significance, power, ratio: 1 })!;
      const corrected = (first / 4) * (1 + Math.sqrt(1 + 4 / (first * (share2 - share1)))) ** 2;
      expect(Math.abs(corrected - published)).toBeLessThan(1);
    },
  );

  it('are not said without a difference or beyond a billion', () => {
    expect(usersForShares({ ...usual, share1: 0.3, share2: 0.3 })).toBeUndefined();
    expect(usersForShares({ ...usual, share1: 0, share2: 0 })).toBeUndefined();
    expect(usersForShares({ ...usual, share1: 0.5, share2: 0.50001 })).toBeUndefined();
    expect(usersForShares({ ...usual, share1: 0, share2: 1 })?.first).toBeGreaterThan(0);
  });
});

describe('users for medians', () => {
  it('of normal values: pi / 2 times those for means', () => {
    const error = Math.sqrt(Math.PI / 2);
    const found = usersForMedians({ ...usual, difference: 0.1, error1: error, error2: error });
    // (1.959964 + 0.8416212)^2 * pi / 0.01
    expect(found).toEqual({ first: 2466, second: 2466 });
  });

  it('weigh each arm by its users', () => {
    const effect = { ...usual, difference: 2, error1: 3, error2: 8, ratio: 4 };
    // (1.959964 + 0.8416212)^2 * (9 + 64 / 4) / 4 = 49.06
    expect(usersForMedians(effect)).toEqual({ first: 50, second: 200 });
  });

  it('are not said without a difference', () => {
    expect(usersForMedians({ ...usual, difference: 0, error1: 1, error2: 1 })).toBeUndefined();
    expect(usersForMedians({ ...usual, difference: 0, error1: 0, error2: 0 })).toBeUndefined();
  });

  it('are two in each arm where nothing varies', () => {
    const still = { ...usual, difference: 1, error1: 0, error2: 0 };
    expect(usersForMedians(still)).toEqual({ first: 2, second: 2 });
    expect(usersForMedians({ ...still, ratio: 0.5 })).toEqual({ first: 4, second: 2 });
  });
});
