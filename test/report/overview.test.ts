/** Many comparisons at once: who leads, who is named, and what is clear. */

import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/comparison/comparison.js';
import { effectOf } from '../../src/report/effect.js';
import { overviewSentence, overviewTable, ranked } from '../../src/report/overview.js';
import { type Learner, compared, learners } from './samples.js';

const spread = (from: number, step = 7): Learner[] =>
  learners(40, 0).map((one, at) => ({ ...one, problems: from + (at % step) }));
const CONTROL = spread(200, 5);

const against = (group: string, those: readonly Learner[]): Comparison => ({
  ...compared(CONTROL, those).comparison,
  group,
});

const slower = against('slower', spread(300));
const slightly = against('slightly', spread(190));
const half = against('half', spread(100));
const alike = against('alike', CONTROL);
const shifted = against(
  'shifted',
  CONTROL.map((one, at) => ({ ...one, problems: 200 + ((at + 2) % 5) + Number(at === 0) })),
);
const unready = against(
  'unready',
  spread(150).map((one) => ({ ...one, exam: 0.5 })),
);
const ALL = [slower, shifted, slightly, alike, half, unready];

describe('an overview', () => {
  it('says how many gain clearly, by whom most is saved, and what is broken', () => {
    expect(overviewSentence(ALL)).toBe(
      'Of 6 alternatives compared with old, 3 clearly need fewer problems, 1 clearly need more, 1 need as many and for 1 it is not clear. Most is saved by half: 49.1% fewer problems (95% interval 48.7% to 49.4%). Guardrails are broken under 1 of them: unready.',
    );
    expect(overviewSentence([slower, alike])).toContain(
      'None clearly saves any. No guardrail is broken, but not all are sure to hold: under 2 of them some are uncertain.',
    );
    const guardrails = slower.guardrails.map((one) => ({ ...one, ruling: 'holds' as const }));
    const sure = { ...slower, guardrails };
    expect(overviewSentence([sure])).toMatch(/All guardrails hold\.$/);
  });

  it('puts the clear gains first, and what is not clear before what is worse', () => {
    const names = ['half', 'unready', 'slightly', 'shifted', 'alike', 'slower'];
    expect(ranked(ALL).map(({ group }) => group)).toEqual(names);
    const { caption, rows } = overviewTable(ALL);
    expect(caption).toContain('against old, the control');
    expect(rows.map(([name]) => name)).toEqual(names);
    expect(rows[0].slice(1, 5)).toEqual(['49.1% fewer', '48.7% to 49.4%', 'clear', '100.0%']);
    expect(rows[1][5]).toMatch(/^broken: .*\(0\.0% → 100\.0%\)/);
    expect(rows[5].slice(1, 4)).toEqual([
      expect.stringMatching(/more$/),
      expect.stringMatching(/^[\d.]+% to [\d.]+%$/),
      'clear',
    ]);
  });

  it("is not clear where Holm's p-value over all of them says so", () => {
    const rows = half.rows.map((row) => ({ ...row, pHolm: 0.2 }));
    expect(effectOf(half).ruling).toBe('fewer');
    expect(effectOf({ rows }).ruling).toBe('open');
  });

  it('without an interval nothing is called clear', () => {
    const exact = against(
      'exact',
      CONTROL.map((one) => ({ ...one, problems: one.problems - 10 })),
    );
    expect(effectOf(exact).ruling).toBe('unbounded');
    expect(overviewTable([exact]).rows[0].slice(1, 4)).toEqual(['5.0% fewer', '–', 'no interval']);
  });
});
