/** The form of `behaviour:`, of a group and of a member of a population. */

import { z } from 'zod';
import { quoted } from '../content/schema-problems.js';
import { didYouMean } from '../errors.js';
import {
  BEHAVIOUR_PARAMS,
  BEHAVIOUR_PARAM_NAMES,
  type BehaviourParam,
} from '../learners/behaviour-params.js';
import type { BehaviourSettings } from '../learners/behaviour.js';
import { Calendar, WEEKDAYS } from '../learners/calendar.js';
import type { Trait } from '../learners/distribution.js';
import type { TaskChoice } from '../learners/task-choice.js';
import { trait } from './learner-schema.js';

/** Days of a schedule, at most: those that a learner may go on for. */
const MOST_DAYS = 36_500;
/** Holidays, or terms, at most [assumption]. */
const MOST_SPANS = 1000;

const span = z.strictObject({
  from_day: z.int().min(0).max(MOST_DAYS).describe('from 0'),
  days: z.int().min(1).max(MOST_DAYS),
});
const spans = z.array(span).max(MOST_SPANS);

const schedule = z
  .strictObject({
    days: z.array(z.enum(WEEKDAYS)).min(1).optional().describe('with sessions; default: all'),
    start: z.enum(WEEKDAYS).optional().describe('weekday of day 0; default: mon'),
    holidays: spans.optional().describe('days without sessions'),
    terms: spans.min(1).optional().describe('in place of holidays: sessions on these days only'),
    year: z
      .int()
      .min(1)
      .max(MOST_DAYS)
      .optional()
      .describe('days after which holidays or terms come again; default: never'),
  })
  .superRefine((given, context) => {
    if (context.issues.length > 0) return;
    const wrong = (path: PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', message, path });
    const { days = [], holidays, terms, year } = given;
    days.forEach((day, at) => {
      if (days.indexOf(day) < at) wrong(['days', at], `"${day}" stands here a second time`);
    });
    if (holidays !== undefined && terms !== undefined) {
      return wrong(['terms'], 'stands beside holidays: leave one out');
    }
    const name = terms === undefined ? 'holidays' : 'terms';
    const listed = terms ?? holidays;
    if (year !== undefined) {
      if (listed === undefined) return wrong(['year'], 'has no holidays and no terms to repeat');
      listed.forEach((one, at) => {
        const end = one.from_day + one.days;
        if (end > year)
          wrong(
            [name, at],
            `ends on day ${end}, behind the year of ${year}\tgo on from day 0 of the next`,
          );
      });
    }
    if (!new Calendar(given).hasSessions) wrong([name], 'leaves no day with a session');
  });

const number = (name: BehaviourParam) => {
  const bounds = BEHAVIOUR_PARAMS[name];
  return trait({ ...bounds, means: `${bounds.means}; default ${bounds.default}` }).optional();
};

const FORMS = 'expected first, random, {weighted: 0.5} or {markov: transitions.yaml}';

const chosenBy = z
  .strictObject({
    weighted: z
      .number()
      .gt(0)
      .max(1)
      .optional()
      .describe('w: the task at place k of the list, from 0, has the weight w^k'),
    markov: z
      .string()
      .min(1)
      .max(1000)
      .optional()
      .describe('a file of transitions between skills, relative to the configuration'),
  })
  .superRefine((given, context) => {
    if (context.issues.length > 0 || Object.keys(given).length === 1) return;
    context.addIssue({ code: 'custom', message: FORMS });
  });

const WORDS = ['first', 'random'] as const;

/** A map with one key, or a word. */
const taskChoice = z.union([
  chosenBy,
  z.enum(WORDS, {
    error: ({ input }) => {
      const hint = typeof input === 'string' ? didYouMean(input, WORDS) : undefined;
      return `${FORMS}, got ${quoted(input)}${hint === undefined ? '' : `\t${hint}`}`;
    },
  }),
]) as z.ZodType as z.ZodType<TaskChoice>;

/** Nothing is filled in: what is not said is as without `behaviour:`. */
export const behaviour = z
  .strictObject({
    task_choice: taskChoice
      .optional()
      .describe('first (default), random, {weighted: w} or {markov: file}'),
    pace: z
      .strictObject({
        factor: number('pace.factor'),
        spread: number('pace.spread'),
        practice: number('pace.practice'),
      })
      .optional()
      .describe('how long problems take'),
    schedule: schedule.optional().describe('on which days sessions are'),
    dropout: z
      .strictObject({
        daily: number('dropout.daily'),
        frustration: z
          .strictObject({
            after: number('dropout.frustration.after'),
            hazard: number('dropout.frustration.hazard'),
          })
          .optional(),
        boredom: z
          .strictObject({
            after: number('dropout.boredom.after'),
            hazard: number('dropout.boredom.hazard'),
            known: number('dropout.boredom.known'),
          })
          .optional(),
      })
      .optional()
      .describe('when learners give up'),
  })
  .meta({ id: 'behaviour' });

export type GivenBehaviour = z.output<typeof behaviour>;

/** Behaviour as configured, complete; undefined where nothing is said of pace, schedule and drop-out. */
export function behaviourOf(given: GivenBehaviour | undefined): BehaviourSettings | undefined {
  if (!given?.pace && !given?.schedule && !given?.dropout) return undefined;
  const values = BEHAVIOUR_PARAM_NAMES.map((name) => {
    const value = name.split('.').reduce<unknown>(inside, given) as Trait | undefined;
    return [name, value ?? BEHAVIOUR_PARAMS[name].default];
  });
  return { values: Object.fromEntries(values), schedule: given.schedule };
}

function inside(map: unknown, key: string): unknown {
  return (map as Readonly<Record<string, unknown>> | undefined)?.[key];
}
