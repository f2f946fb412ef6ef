/** Who the learners are, in words; and what is said once, what on a card. */

import { describe, expect, it } from 'vitest';
import { BEHAVIOUR_PARAMS } from '../../src/learners/behaviour-params.js';
import type { BehaviourSettings } from '../../src/learners/behaviour.js';
import type { Member } from '../../src/learners/population.js';
import { factsHtml, splitFacts } from '../../src/report/facts.js';
import type { Html } from '../../src/report/html.js';
import { learnerFacts } from '../../src/report/learner-facts.js';
import { traitText } from '../../src/report/trait-words.js';
import type { ReportGroup } from '../../src/report/values.js';

const steady = (starting_prob: number, more: Partial<Member> = {}): Member => ({
  weight: 1,
  name: '',
  model: {
    name: 'accuracy',
    values: {
      starting_prob,
      learning_rate: 0,
      max_prob: 1,
      late_rate: 0,
      late_after: 0,
      hint_rate: 0.2,
      hint_below: 1,
      hint_practice: 0,
    },
    correlations: {},
  },
  ...more,
});

const behaving = (
  values: Partial<BehaviourSettings['values']>,
  schedule?: BehaviourSettings['schedule'],
): BehaviourSettings => {
  const defaults = Object.entries(BEHAVIOUR_PARAMS).map(([name, bounds]) => [name, bounds.default]);
  return {
    values: { ...(Object.fromEntries(defaults) as BehaviourSettings['values']), ...values },
    schedule,
  };
};

const said = (people: readonly Member[], session: ReportGroup['session'] = 1200) =>
  Object.fromEntries(learnerFacts({ people, session }).map(({ term, lines }) => [term, lines]));

describe('learners in words', () => {
  it('of one model: its parameters, and no others that are as by default', () => {
    expect(said([steady(0.9)])).toEqual({
      model: ['accuracy: one probability for all skills, which grows with practice'],
      starting_prob: ['0.9'],
      learning_rate: ['0'],
      max_prob: ['1'],
      hint_rate: ['0.2'],
      session: ['20 minutes a day'],
      days: ['a session every day'],
      pace: ["each skill's own time for every problem"],
      'giving up': ['nobody gives up'],
      'choice of tasks': ['the first recommended task is taken'],
    });
  });

  it('of a population: kinds with their shares, and where they behave otherwise', () => {
    const people = [
      steady(0.9, { name: 'strong', weight: 3 }),
      steady(0.5, {
        name: 'weak',
        taskChoice: { weighted: 0.5 },
        behaviour: behaving(
          { 'dropout.daily': 0.07, 'dropout.frustration.hazard': 0.05 },
          { days: ['mon', 'fri'], holidays: [{ from_day: 3, days: 4 }] },
        ),
      }),
    ];
    const facts = said(people, { normal: [1000, 100] });
    expect(facts['kinds']).toEqual([
      '75% strong (accuracy: starting_prob 0.9; hint_rate 0.2)',
      '25% weak (accuracy: starting_prob 0.5; hint_rate 0.2)',
    ]);
    expect(facts['session']).toEqual(['normal, mean 1,000, standard deviation 100, seconds a day']);
    expect(facts['days']).toEqual([
      'strong: a session every day',
      'weak: a session on Mon and Fri, but in 1 holiday',
    ]);
    expect(facts['giving up']).toEqual([
      'strong: nobody gives up',
      'weak: they leave for good before each session but the first with probability 0.07; behind each wrong answer after 5 in a row with 0.05',
    ]);
    expect(facts['choice of tasks'][1]).toContain('0.5 times as often as the one above it');
    expect(facts['pace']).toHaveLength(1);
  });

  it('of thousands of kinds the first are told', () => {
    const people = Array.from({ length: 5000 }, (_, at) => steady(0.5, { name: `k${at}` }));
    const { kinds } = said(people);
    expect(kinds).toHaveLength(13);
    expect(kinds[0]).toMatch(/^0\.02% k0 /);
    expect(kinds.at(-1)).toContain('and 4,988 more');
  });

  it('numbers, and how they are drawn', () => {
    expect(
      [0.1 + 0.2, 12_345, { beta: [8, 2] }, { uniform: [0, 1] }, { one_of: [1, 2, 2] }].map((one) =>
        traitText(one as Parameters<typeof traitText>[0]),
      ),
    ).toEqual([
      '0.3',
      '12,345',
      'beta(8, 2), mean 0.8',
      'anywhere between 0 and 1',
      'one of 1, 2 and 2',
    ]);
  });
});

describe('facts', () => {
  const groupOf = (name: string, setting: string, starting_prob = 0.9) =>
    ({
      name,
      settings: new Map([
        ['booster_tasks_v3', setting],
        ['reviews', 'control'],
      ]),
      people: [steady(starting_prob)],
      session: 1200,
    }) as unknown as ReportGroup;
  const terms = (facts: readonly { term: string; lines: readonly string[] }[]) =>
    facts.map(({ term, lines }) => `${term}: ${lines.join()}`);

  it('what is the same in all is said once; of the others a card has what its control has not', () => {
    const groups = [
      groupOf('b', 'booster', 0.9),
      groupOf('old', 'control'),
      groupOf('c', 'control', 0.8),
    ];
    const { common, own } = splitFacts(groups, 'old');
    expect(terms(common)).toContain('reviews: control');
    expect(terms(common)).toContain('session: 20 minutes a day');
    expect(terms(common).join()).not.toMatch(/booster|starting_prob/);
    expect(own.map(terms)).toEqual([
      ['booster_tasks_v3: booster'],
      ['booster_tasks_v3: control', 'starting_prob: 0.9'],
      ['starting_prob: 0.8'],
    ]);
  });

  it('usual behaviour takes one line, any other its own', () => {
    const { common } = splitFacts([groupOf('old', 'booster')], 'old');
    const { text } = factsHtml(common) as Html;
    expect(text).toContain(
      '<dt>behaviour</dt><dd>a session every day; each skill&#39;s own time for every problem; nobody gives up; the first recommended task is taken</dd>',
    );
    const leaving = steady(0.9, { behaviour: behaving({ 'dropout.daily': 0.1 }) });
    const other = learnerFacts({ people: [leaving], session: 1200 });
    expect((factsHtml(other) as Html).text).toMatch(
      /<dt>giving up<.*before each session[^]*<dt>behaviour</,
    );
  });

  it('of a single group all is said once', () => {
    const { common, own } = splitFacts([groupOf('old', 'booster')], 'old');
    expect(terms(common)).toContain('booster_tasks_v3: booster');
    expect(own).toEqual([[]]);
  });
});
