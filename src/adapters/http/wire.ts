/** The contract as JSON over HTTP: everything that crosses the wire. `docs/engine-openapi.yaml` is made from this page. */

import { z } from 'zod';
import { LEVEL_NAMES } from '../../engine/levels.js';
import { PROBLEM_NAMES, TASK_NAMES } from '../../engine/problem-kind.js';

/** Of the protocol; a change that an earlier client or server would not understand makes a new one. */
export const WIRE_VERSION = 1;
/** Steps of a request at most. */
export const MOST_STEPS = 1000;
/** Bytes of a request or response at most. */
export const MOST_BYTES = 64 * 1024 * 1024;

const time = z.int().min(0).max(Number.MAX_SAFE_INTEGER).describe('virtual time, milliseconds');
const session = z.string().min(1).max(200).describe('one learner at a time, named by the client');
const slug = z.string().min(1).max(200).describe("a skill's slug");

const common = {
  session,
  state: z.unknown().optional().describe("the session's `state` of the response before, if any"),
  sequence: z
    .int()
    .min(0)
    .describe('number of the step in its session; the same number again is the same step again'),
};
const look = {
  recommend: time
    .optional()
    .describe('when no task is in hand then: also recommend as of this time'),
};

/** What a session is told. */
export const stepSchema = z.discriminatedUnion('do', [
  z.strictObject({ ...common, ...look, do: z.literal('begin') }).describe('a new learner'),
  z.strictObject({ ...common, do: z.literal('recommend'), recommend: time }),
  z
    .strictObject({ ...common, do: z.literal('start'), at: z.int().min(0), now: time })
    .describe('begins task number `at`, from 0, of the list recommended as of `now`'),
  z
    .strictObject({
      ...common,
      ...look,
      do: z.literal('answer'),
      correct: z.boolean(),
      hinted: z.boolean().describe('an answer with a hint counts as not correct'),
      now: time,
    })
    .describe('the answer to the problem in hand'),
  z.strictObject({ ...common, do: z.literal('snapshot') }).describe('asks for the state'),
  z
    .strictObject({ ...common, do: z.literal('restore'), snapshot: z.unknown() })
    .describe('goes on from a snapshot'),
  z.strictObject({ ...common, do: z.literal('reviews') }).describe('asks how reviews stand'),
  z
    .strictObject({
      ...common,
      do: z.literal('review_interval'),
      interval: time,
      correct: z.boolean(),
    })
    .describe('asks for the wait behind a review that was answered after a wait of `interval`'),
]);
export type Step = z.output<typeof stepSchema>;

/** A world: content and settings, the same for all sessions of a request. */
export const worldSchema = z.strictObject({
  mission: z
    .looseObject({ slug: z.string(), skills: z.array(z.looseObject({ slug })) })
    .describe(
      'the scenario as in its file, complete; `members`, if there, are its skills in order',
    ),
  settings: z
    .strictObject({
      alternatives: z.record(z.string(), z.string()).describe('one of each experiment'),
      constants: z.record(z.string(), z.number()).describe('rule constants'),
      knowledge: z.looseObject({}).describe("the knowledge model's weights"),
    })
    .describe('what the configuration says of the engine'),
});
export type WorldDefinition = z.output<typeof worldSchema>;

export const stepsRequestSchema = z.strictObject({
  version: z.literal(WIRE_VERSION),
  world: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of `definition` as JSON without spaces'),
  definition: worldSchema
    .optional()
    .describe(
      'left out at first; sent when the server answers 409, which says it does not know it',
    ),
  steps: z.array(stepSchema).min(1).max(MOST_STEPS),
});
export type StepsRequest = z.output<typeof stepsRequestSchema>;

const task = z.object({
  kind: z.enum(TASK_NAMES).exclude(['none']),
  skill: slug.optional().describe('of a practice task'),
});

/** What a session answers: how it stands after the step. */
export const resultSchema = z.object({
  session,
  state: z.unknown().optional().describe('opaque; comes back with the next step of the session'),
  error: z.string().optional().describe('the step failed, and why: nothing else counts then'),
  task: z.enum(TASK_NAMES).optional().describe('in hand; `none` between tasks'),
  skill: slug.optional().describe('of the problem in hand'),
  problem_type: z.int().min(0).max(1000).optional().describe('of the problem in hand, from 0'),
  completed: z.boolean().optional().describe('all skills were mastered at once'),
  answered: z
    .enum(PROBLEM_NAMES)
    .optional()
    .describe('after `answer`: what kind of problem it was'),
  changed: z
    .array(z.object({ skill: slug, level: z.enum(LEVEL_NAMES), cascading: z.boolean().optional() }))
    .optional()
    .describe(
      'skills whose level or cascading state changed; after `begin` and `restore` all that are not unstarted and normal',
    ),
  tasks: z.array(task).max(100_000).optional().describe('best first; where it was asked for'),
  next_due: time
    .nullable()
    .optional()
    .describe('beside an empty list: when the first wait ends; null: never'),
  snapshot: z.unknown().optional().describe('after `snapshot`; any JSON'),
  reviews: z
    .array(z.object({ skill: slug, due: time, interval: time, last_change: z.int().min(-1) }))
    .optional()
    .describe('after `reviews`: every skill'),
  interval: time.optional().describe('after `review_interval`'),
});
export type StepResult = z.output<typeof resultSchema>;

export const stepsResponseSchema = z.object({
  results: z.array(resultSchema).max(MOST_STEPS).describe('one a step, in their order'),
});

export const engineSchema = z.object({
  contract: z.literal(WIRE_VERSION),
  name: z.string(),
  version: z.string(),
});

export const faultSchema = z.object({ error: z.string() });
