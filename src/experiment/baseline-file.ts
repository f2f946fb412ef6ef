/** Baselines as files: what identifies a run, and JSON text to a checked baseline. */

import { z } from 'zod';
import { readDocument } from '../content/document.js';
import { checkSchema } from '../content/schema-problems.js';
import { UserError } from '../errors.js';
import { USER_PARAMS } from '../learners/user-params.js';
import { BASELINE_FORMAT, type Baseline } from '../verdict/baseline.js';
import { defaultsOf } from './learners-of-group.js';
import { DEFAULT_LIMITS, type ExperimentPlan } from './plan.js';

const figures = z.record(z.string(), z.number().nullable());

const baselineSchema = z.strictObject({
  tool: z.literal('learnersim baseline'),
  format: z.literal(BASELINE_FORMAT),
  identity: z.unknown(),
  causes: z.record(z.string(), z.string()),
  groups: z.record(
    z.string(),
    z.strictObject({
      summary: figures,
      metrics: figures,
      paths: z.record(z.string(), z.string()),
    }),
  ),
});

/**
 * Reads a baseline.
 * @throws UserError with every problem and its place
 */
export function parseBaseline(file: string, text: string): Baseline {
  const source = readDocument(file, text);
  const { value, problems } = checkSchema(baselineSchema, source.value, source);
  if (value === undefined) throw new UserError(problems);
  return value;
}

/**
 * What was asked of a run: seed, limits, groups, and engine settings as configured, defaults left out: when a default
 * changes, the results may, and that is what a baseline is there to show. Comments, expectations and worker threads are
 * no part of it.
 */
export function identityOf({ config, control }: ExperimentPlan): object {
  const groups = config.groups.map((group) => {
    const { name, description: _, user_params, user_model, ...rest } = group;
    const learners = {
      user_params: user_params && beyondDefaults(user_params, paramDefaults()),
      user_model: user_model && beyondDefaults(user_model, defaultsOf(user_model.name)),
    };
    return [name, { ...rest, ...learners }] as const;
  });
  return plain({
    seed: config.seed,
    control,
    mission: config.mission,
    limits: beyondDefaults(config.limits, DEFAULT_LIMITS),
    ready_accuracy: config.ready_accuracy,
    precision: config.precision,
    follow_up: config.follow_up,
    engine: config.engine,
    knowledge_model: config.knowledge_model,
    populations: config.populations,
    reweight: config.reweight,
    groups: Object.fromEntries(groups),
  });
}

function paramDefaults(): Readonly<Record<string, number | undefined>> {
  return Object.fromEntries(
    Object.entries(USER_PARAMS).map(([name, bounds]) => [name, bounds.default]),
  );
}

function beyondDefaults<Values extends object>(
  values: Values,
  defaults: Partial<Values>,
): Partial<Values> {
  const names = Object.keys(values) as (keyof Values)[];
  const kept = names.filter((name) => values[name] !== defaults[name]);
  return Object.fromEntries(kept.map((name) => [name, values[name]])) as Partial<Values>;
}

/** As it comes back from a file: no keys without a value. */
function plain(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object;
}
