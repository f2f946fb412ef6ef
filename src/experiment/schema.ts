/** The configuration's schema. Options are made complete here, once; inside, everything is checked and present. */

import { z } from 'zod';
import { type ConstantName, RULE_CONSTANTS, type RuleConstant } from '../engine/constants.js';
import { quoted } from '../content/schema-problems.js';
import {
  EXPERIMENTS,
  type Experiment,
  type ExperimentName,
  isAlternative,
} from '../engine/experiments.js';
import { MAX_TIME_PER_DAY } from '../learners/parameters.js';
import { behaviour } from './behaviour-schema.js';
import { outputs } from './outputs-schema.js';
import { trait, userModel, userParams } from './learner-schema.js';
import { DEFAULT_LIMITS } from './plan.js';
import { ownEngineKeys } from './own-engine.js';
import { population } from './population-schema.js';
import { reweight } from './reweight-schema.js';
import { sweepSchema } from './sweep-schema.js';

const text = (most: number): z.ZodString => z.string().max(most);
/** Reaches file names and CSV cells: printable, on one line, no slash. */
const NAME = /^[^\p{Cc}\p{Zl}\p{Zp}/\\]+$/u;

function mapKeys<Key extends string, From, To>(
  from: Readonly<Record<Key, From>>,
  convert: (value: From, key: Key) => To,
): Record<Key, To> {
  const entries = Object.entries(from) as [Key, From][];
  return Object.fromEntries(entries.map(([key, value]) => [key, convert(value, key)])) as Record<
    Key,
    To
  >;
}

const initialStates = z
  .union([
    z.boolean(),
    z.strictObject({
      mission: text(200).min(1).optional(),
      first: z.int().min(1).max(100_000_000).optional(),
    }),
  ])
  .optional();

const alternatives = z.strictObject(
  mapKeys<ExperimentName, Experiment, z.ZodOptional<z.ZodType<string>>>(
    EXPERIMENTS,
    (experiment, name) => alternativeSchema(name, experiment).optional(),
  ),
);

function alternativeSchema(name: ExperimentName, experiment: Experiment): z.ZodType<string> {
  if (!experiment.number) return z.enum(experiment.alternatives as string[]);
  const { min, max } = experiment.number;
  const form = experiment.alternatives[0];
  return z
    .string()
    .refine((value) => isAlternative(name, value), `expected ${form} with N from ${min} to ${max}`);
}

const assign = z.strictObject(
  mapKeys<ExperimentName, Experiment, z.ZodOptional<z.ZodType<Record<string, number>>>>(
    EXPERIMENTS,
    (_, name) =>
      z
        .record(z.string(), z.number().min(0).max(1e9))
        .superRefine((weights, context) => {
          for (const alternative of Object.keys(weights)) {
            if (isAlternative(name, alternative)) continue;
            const message = `no alternative ${quoted(alternative)} of ${name}`;
            context.addIssue({ code: 'custom', path: [alternative], message });
          }
          if (Object.values(weights).every((weight) => weight === 0)) {
            context.addIssue({ code: 'custom', message: 'needs a weight above 0' });
          }
        })
        .optional(),
  ),
);

const knowledgeModel = text(1000).min(1).optional();

const engine = z.strictObject({
  ...mapKeys<ConstantName, RuleConstant, z.ZodOptional<z.ZodNumber>>(RULE_CONSTANTS, (constant) => {
    const number = constant.integer ? z.int() : z.number();
    const source = constant.source === 'assumption' ? 'assumption' : constant.source;
    return number
      .min(constant.min)
      .max(constant.max)
      .describe(`${constant.means}; ${constant.unit}, default ${constant.default} (${source})`)
      .optional();
  }),
  ...ownEngineKeys,
});

const EMPTY_POPULATION = 'is empty\tput a name or a path behind it, or leave the key out';

const group = z.strictObject({
  description: text(10_000).optional().describe('for people'),
  mission: text(1000).min(1).optional().describe("in place of the experiment's mission"),
  num_users: z.int().min(1).max(100_000_000).describe('learners of the group'),
  alternatives: alternatives.default({}).describe('forced alternatives, by experiment'),
  assign: assign
    .default({})
    .describe('in place of forced ones: weights of alternatives, by experiment'),
  knowledge_model: knowledgeModel.describe("in place of the experiment's"),
  initial_states: initialStates.describe("in place of the experiment's"),
  engine: engine
    .default({})
    .describe("rule constants, over the experiment's; or an engine of your own"),
  user_params: userParams.optional().describe("the published account's simulated learners"),
  user_model: userModel.optional().describe('in place of user_params: another model of learners'),
  population: z
    .string({ error: ({ input }) => (input === null ? EMPTY_POPULATION : undefined) })
    .min(1)
    .max(1000)
    .optional()
    .describe('in place of either: a mixture of populations, a preset, or a file with one'),
  reweight: reweight.optional().describe("its kinds in other shares, in place of the experiment's"),
  max_time_per_day: trait(MAX_TIME_PER_DAY)
    .optional()
    .describe('session length, seconds a day, default 1200; with user_params it stands there'),
  behaviour: behaviour
    .optional()
    .describe(
      "task choice, pace, schedule and drop-out of learners; what a population's member says goes before it",
    ),
});

/** Keys of a group. */
export const GROUP_KEYS: ReadonlySet<string> = new Set(Object.keys(group.shape));

const listedGroup = group.extend({ name: z.string() });

/** Characters. */
export const LONGEST_EXPECTATION = 1000;

const expectation = z.union(
  [
    text(LONGEST_EXPECTATION),
    z.strictObject({
      that: text(LONGEST_EXPECTATION),
      level: z.enum(['fail', 'warn']).default('fail'),
      confidence: z.number().min(0.5).max(0.9999).optional(),
    }),
  ],
  {
    error: 'expected text, or {that: text, level: warn, confidence: 0.95}; level is fail or warn',
  },
);

/** Learners a group at most when a configuration does not say [assumption]. */
const MAX_USERS = 100_000;

const precision = z.strictObject({
  metric: text(200).optional().describe('of every group, e.g. problems_to_completion.mean'),
  difference: text(200)
    .optional()
    .describe('in place of it: a row of comparison.csv, of every group but the control'),
  relative_half_width: z.number().gt(0).max(1).optional().describe('as a share of the value'),
  half_width: z.number().gt(0).optional().describe("in place of it: in the metric's unit"),
  max_users: z
    .int()
    .min(1)
    .max(100_000_000)
    .default(MAX_USERS)
    .describe('learners a group at most'),
});

const GROUPS = 'the alternatives: a map by name, or a list of {name: ...}';

const top = {
  name: z
    .string()
    .max(200)
    .regex(NAME, 'must be printable, without a slash')
    .optional()
    .describe("default: the file's name"),
  description: text(10_000).optional().describe('for people'),
  mission: text(1000).min(1).optional().describe('a slug, or a path to a YAML file'),
  num_processes: z
    .int()
    .min(1)
    .max(1024)
    .optional()
    .describe('worker threads; default: all processors'),
  use_test_db: z
    .boolean()
    .default(false)
    .describe('true: content and states come from the datastore'),
  datastore_path: text(1000).optional().describe('relative to this file'),
  scenarios_path: text(1000).optional().describe('folder of scenarios, relative to this file'),
  seed: z.int().min(0).default(1).describe('of all random streams'),
  control: z.string().optional().describe('the group others are compared with; default: the first'),
  limits: z
    .strictObject({
      max_problems: z.int().min(1).max(10_000_000).default(DEFAULT_LIMITS.max_problems),
      max_days: z.int().min(1).max(36_500).default(DEFAULT_LIMITS.max_days),
      stalled_after: z
        .int()
        .min(1)
        .max(10_000_000)
        .default(DEFAULT_LIMITS.stalled_after)
        .describe('problems without a new high in mastered skills before a learner may be stalled'),
    })
    .default({ ...DEFAULT_LIMITS })
    .describe('how long a learner may go on'),
  allow_blocked: z.boolean().default(false).describe('a blocked learner is no failure of the run'),
  ready_accuracy: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe(
      'exam accuracy below which a learner who completed counts as unready, and true probability below which a skill counts as not known',
    ),
  follow_up: z
    .strictObject({ days: z.int().min(1).max(3650) })
    .optional()
    .describe('{days: N}: reviews for N days after completion; default: none'),
  expect: z
    .array(expectation)
    .max(1000)
    .default([])
    .describe('what the results must be like: "<group or glob>.<metric>[.<statistic>] <= value"'),
  precision: precision
    .optional()
    .describe('learners are added in rounds until an interval is this narrow; num_users begin'),
  engine: engine.default({}).describe('constants of the rule book; or an engine of your own'),
  knowledge_model: knowledgeModel.describe(
    'a file of weights for the knowledge model, relative to this one; default: the published weights',
  ),
  populations: z
    .record(z.string().max(1000), population)
    .optional()
    .describe(
      'mixtures of learners by name: lists of {weight, name, user_model or preset, behaviour}',
    ),
  reweight: reweight.optional().describe('kinds of the populations of all groups in other shares'),
  sweep: sweepSchema.optional(),
  initial_states: initialStates.describe(
    'learners start from states in the datastore: true, or {mission: slug, first: N}; default: anew',
  ),
  write_back: z
    .boolean()
    .optional()
    .describe("true: learners' final states are written to the datastore, to tables of their own"),
  outputs: outputs
    .optional()
    .describe('{events: parquet or csv, events_sample: share}: a row per problem; default: none'),
};

/** Groups as a map from name to group: the form that the published account prints. */
export const mapConfigSchema = z.strictObject({
  ...top,
  groups: z.record(z.string(), group).describe(GROUPS),
});

/** Groups as a list of `{name: ...}`. */
export const listConfigSchema = z.strictObject({
  ...top,
  groups: z.array(listedGroup).describe(GROUPS),
});

/** A configuration as checked, with groups as a list. */
export type Config = z.output<typeof listConfigSchema>;
export type ConfigGroup = Config['groups'][number];

/** The configuration as JSON Schema, for editors. */
export function configJsonSchema(): object {
  const either = z.strictObject({
    ...top,
    groups: z.union([z.record(z.string(), group), z.array(listedGroup)]).describe(GROUPS),
  });
  return z.toJSONSchema(either, { io: 'input' });
}
