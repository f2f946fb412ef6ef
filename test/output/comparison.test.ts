/** Comparisons on a terminal and as JSON: what leads, what warns, and nothing made up. */

import { describe, expect, it } from 'vitest';
import { COMPARISON_COLUMNS } from '../../src/comparison/comparison-table.js';
import { comparisonJson } from '../../src/output/comparison-json.js';
import { comparisonTable, comparisonText } from '../../src/output/comparison-text.js';
import { type MadeLearner, compare, compareAll, made } from '../comparison/learners.js';

const SIZES = [10, 14, 20, 22, 31, 37, 40, 41];
const learners = (change: (size: number, at: number) => Partial<MadeLearner>): MadeLearner[] =>
  made(...SIZES.map(change));

const faster = compare(
  learners((practice) => ({ practice })),
  learners((practice, at) => ({ practice: practice + 10 + (at % 3), booster: at % 2 })),
);
const stuck = compare(
  learners((practice, at) => ({ practice, status: at < 4 ? 'blocked' : 'completed' })),
  learners((practice) => ({ practice: practice + 5 })),
);

describe('the short account', () => {
  it('leads with the mean where everybody completes', () => {
    const [lead, ...rest] = comparisonText([faster]).trimEnd().split('\n');
    expect(lead).toMatch(
      /^g0 against g1: problems_to_completion\.mean -11\.4 \(-12\.\d to -10\.\d\), -\d\d\.\d%$/,
    );
    expect(rest).toEqual([
      '  guardrails that cannot be compared: review_accuracy',
      '  guardrails unclear with so few learners: stuck_rate, unready_rate, promoted_unready_rate',
      '  exam_accuracy cannot change: these learners neither learn nor forget (see learning_rate)',
      '  problems a learner: practice -10.9, booster -0.5; most by two -7.5, one -3.9',
    ]);
  });

  it('leads with the restricted mean, and with who completed, where not', () => {
    const [lead] = comparisonText([stuck]).split('\n');
    expect(lead).toMatch(/^g0 against g1: problems_to_completion\.restricted_mean \+/);
    expect(lead).toMatch(/; completed 100\.0% -> 50\.0%$/);
  });

  it('says that all guardrails hold, and which are broken', () => {
    const many = (status: MadeLearner['status']): MadeLearner[] =>
      made(
        ...Array.from({ length: 400 }, (_, at) => ({
          practice: 20 + (at % 7),
          reviews: 2,
          reviewsCorrect: 1 + (at % 2),
          status: at % 4 === 0 ? status : ('completed' as const),
        })),
      );
    const fine = comparisonText([compare(many('completed'), many('completed'))]);
    expect(fine.split('\n')[1]).toBe('  guardrails hold');
    const bad = comparisonText([compare(many('stalled'), many('completed'))]);
    expect(bad).toContain('  guardrails BROKEN: stuck_rate 0.0% -> 25.0%\n');
  });

  describe('of what no live test can see', () => {
    const crowd = (change: (at: number) => Partial<MadeLearner>): MadeLearner[] =>
      made(
        ...Array.from({ length: 400 }, (_, at) => ({
          practice: 20 + (at % 7),
          exam: 0.85 + (at % 3) / 100,
          later: 0.85 + (at % 3) / 100,
          ...change(at),
        })),
      );
    const textOf = (group: MadeLearner[]): string =>
      comparisonText([
        compare(
          group,
          crowd(() => ({})),
        ),
      ]);

    it('says nothing twice where nobody forgets', () => {
      const worse = (at: number) => ({ exam: 0.6 + (at % 5) / 100, later: 0.6 + (at % 5) / 100 });
      const text = textOf(crowd(worse));
      expect(text).toMatch(/guardrails BROKEN: .*, exam_accuracy 86\.0% -> 62\.0%\n/);
      expect(text).not.toContain('30_days');
    });

    it('says what is forgotten, though the exam at the end tells nothing of it', () => {
      const text = textOf(crowd((at) => ({ later: 0.5 + (at % 5) / 100 })));
      expect(text).toContain('guardrails BROKEN: exam_accuracy_30_days 86.0% -> 52.0%\n');
    });

    it('says who was promoted too early, though what they know on average is as it was', () => {
      const text = textOf(crowd((at) => ({ overpromoted: at % 3 })));
      expect(text).toMatch(/guardrails BROKEN: overpromotion_rate 0\.0% -> 33\.\d%\n/);
    });

    it('says nothing of promotion that cannot change, as all that these learners know', () => {
      const settled = () => ({ exam: 0.7, later: 0.7, overpromoted: 3 });
      const few = crowd(settled).slice(0, 40);
      const text = comparisonText([compare(few, few)]);
      expect(text).toContain('exam_accuracy cannot change');
      expect(text).not.toContain('overpromotion_rate');
    });
  });

  it('is a line feed at the end of each, and nothing without comparisons', () => {
    expect(comparisonText([faster, stuck])).toBe(
      comparisonText([faster]) + comparisonText([stuck]),
    );
    expect(comparisonText([faster]).endsWith('\n')).toBe(true);
    expect(comparisonText([])).toBe('');
  });
});

describe('the table', () => {
  const text = comparisonTable(stuck);

  it('has a row per measure, no colours, no blanks at the end of lines', () => {
    for (const { metric } of stuck.rows) expect(text).toContain(`\n${metric} `);
    expect(text).not.toContain('\u{1B}');
    expect(text).not.toMatch(/ $/m);
  });

  it('says who is compared, and what pairing brought', () => {
    expect(comparisonTable(faster)).toMatch(
      /^g0 against g1, the same 8 learners in both; pairing makes the interval of problems\.mean 0\.\d\d times as wide\n/,
    );
    const apart = compare(made({}, {}), made({}, {}, {}), { samePeople: false });
    expect(comparisonTable(apart)).toMatch(/^g0 against g1, 2 and 3 different learners\n/);
  });

  it('says what is not estimable, and why', () => {
    const median = /^problems_to_completion\.median .*$/m.exec(
      comparisonTable(compare(made({ status: 'stalled' }, { status: 'stalled' }), made({}, {}))),
    )![0];
    expect(median).toMatch(/ 10\.0 +- +not estimable +- +- +0\.0% +paired bootstrap$/);
    expect(text).toContain(
      'note: problems_to_completion.mean: leaves out 4 of 8 learners of the group and 0 of 8 of the control, who did not complete',
    );
  });

  it('says of how many learners the parts by skill are, where it is of more than are compared', () => {
    const uneven = compare(
      learners((practice) => ({ practice })),
      learners((practice) => ({ practice: practice + 10 })).slice(0, 5),
    );
    expect(comparisonTable(uneven)).toContain('; of all 8 and 5 learners most by ');
    expect(text).not.toContain('of all');
  });

  it('calls p-values what they are: Holm adjusts them where there are several alternatives', () => {
    const sizes = [20, 24, 31, 44, 60];
    const some = (more: number) =>
      made(...sizes.map((size, at) => ({ practice: size + (at % 2) * more })));
    const several = compareAll([some(3), some(8), some(0)]);
    expect(several.map((one) => / p \(Holm\) /.test(comparisonTable(one)))).toEqual([true, true]);
    expect(text).not.toContain('Holm');
  });

  it('says of a guardrail without an interval that it is not the number of learners', () => {
    const many = (reviewers: number) =>
      made(
        ...Array.from({ length: 400 }, (_, at) =>
          at < reviewers ? { reviews: 4, reviewsCorrect: 1 + (at % 4) } : {},
        ),
      );
    const few = compare(many(15), many(200));
    expect(comparisonTable(few)).toContain(
      '\nguardrails without an interval (see the note): review_accuracy 62.5% -> 60.0%\n',
    );
    expect(comparisonText([few])).toContain(' (see comparison.csv): review_accuracy');
    expect(comparisonTable(few)).not.toContain('so few learners');
  });

  it('warns of p-values of very many', () => {
    const crowd = (extra: number): MadeLearner[] =>
      made(
        ...Array.from({ length: 1001 }, (_, at) => ({
          practice: 20 + (at % 9) + extra * (at % 2),
        })),
      );
    expect(comparisonTable(compare(crowd(1), crowd(0)))).toContain(
      'note: with 1001 learners every difference has a small p; judge the effect by its size',
    );
    expect(text).not.toContain('judge the effect');
  });
});

describe('the JSON document', () => {
  const json = comparisonJson(stuck) as {
    readonly metrics: readonly Readonly<Record<string, unknown>>[];
  };

  it('has the columns of comparison.csv by name, null where there is no value', () => {
    expect(Object.keys(json)).toEqual([
      'group',
      'control',
      'metrics',
      'problems_by_kind',
      'problems_by_skill',
    ]);
    const names = COMPARISON_COLUMNS.map(({ name }) => name);
    for (const metric of json.metrics) expect(Object.keys(metric)).toEqual(names);
    expect(
      json.metrics.find(({ metric }) => metric === 'problems_to_completion.mean'),
    ).toMatchObject({
      paired: true,
      n: 8,
      difference_low: null,
      p_value: null,
      guardrail: null,
    });
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it('has where the problems went', () => {
    expect(json).toMatchObject({
      problems_by_kind: [{ name: 'practice', difference: -5 }],
      problems_by_skill: [{ name: 'two' }, { name: 'one' }],
    });
  });
});
