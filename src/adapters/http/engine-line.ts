/** The line to an engine over HTTP: steps in, results out; what goes wrong ends those whom it concerns. */

import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Milliseconds } from '../../units.js';
import { SyncPost } from './sync-post.js';
import {
  MOST_STEPS,
  type Step,
  type StepResult,
  type StepsRequest,
  WIRE_VERSION,
  type WorldDefinition,
  faultSchema,
  stepsResponseSchema,
} from './wire.js';

/** Single steps in a row that may fail before the engine is given up [assumption]: each may cost a time-out. */
const MOST_FAILURES = 3;

export class EngineLine {
  /** sets this client's sessions apart from those of others */
  readonly client = randomUUID();
  /** waits behind reviews, by the wait before and the answer: they depend on nothing else, so one learner asks for all */
  readonly intervals = new Map<string, Milliseconds>();
  private readonly url: string;
  private readonly timeout: number;
  private readonly definition: WorldDefinition;
  private readonly world: string;
  private poster: SyncPost | undefined;
  private failures = 0;
  private broken: string | undefined;

  /** `timeout`: milliseconds for one request. */
  constructor(url: string, timeout: number, definition: WorldDefinition) {
    this.url = `${url.replace(/\/+$/, '')}/v1/steps`;
    this.timeout = timeout;
    this.definition = definition;
    this.world = worldHash(definition);
  }

  /**
   * Sends steps of different sessions, together as far as may be, and stands still until all are answered: a result
   * each, in their order. When a request fails, its steps go again one by one, so that only those fail who cannot be
   * helped; a step that did arrive is known by its number and not done twice.
   */
  call(steps: readonly Step[]): StepResult[] {
    const results: StepResult[] = [];
    for (let first = 0; first < steps.length; first += MOST_STEPS) {
      results.push(...this.callSome(steps.slice(first, first + MOST_STEPS)));
    }
    return results;
  }

  private callSome(steps: readonly Step[]): StepResult[] {
    const together = steps.length > 1 ? this.attempt(steps) : undefined;
    if (Array.isArray(together)) return together;
    return steps.map((step) => {
      const alone = this.attempt([step]);
      return Array.isArray(alone) ? alone[0] : { session: step.session, error: alone };
    });
  }

  /** The results, or why there are none. */
  private attempt(steps: readonly Step[]): StepResult[] | string {
    if (this.broken !== undefined) return this.broken;
    const answer = this.answerTo(steps);
    if (Array.isArray(answer)) this.failures = 0;
    else if (steps.length === 1 && ++this.failures >= MOST_FAILURES) {
      this.broken = `${answer}, ${MOST_FAILURES} times in a row: the engine was given up`;
    }
    return answer;
  }

  private answerTo(steps: readonly Step[]): StepResult[] | string {
    const request = { version: WIRE_VERSION, world: this.world } as const;
    let reply = this.post({ ...request, steps: [...steps] });
    if (reply.failure === undefined && reply.status === 409) {
      reply = this.post({ ...request, definition: this.definition, steps: [...steps] });
    }
    if (reply.failure !== undefined) return `${this.url}: ${reply.failure}`;
    if (reply.status !== 200) {
      const fault = parsed(faultSchema, reply.text);
      const said = typeof fault === 'string' ? '' : `: ${fault.error.slice(0, 300)}`;
      return `${this.url}: status ${reply.status}${said}`;
    }
    const response = parsed(stepsResponseSchema, reply.text);
    if (typeof response === 'string') return `${this.url}: ${response}`;
    const { results } = response;
    const isInOrder =
      results.length === steps.length &&
      results.every(({ session }, at) => session === steps[at].session);
    return isInOrder ? results : `${this.url}: the results are not one a step in their order`;
  }

  private post(body: StepsRequest) {
    this.poster ??= new SyncPost();
    return this.poster.post({ url: this.url, body: JSON.stringify(body), timeout: this.timeout });
  }
}

export function worldHash(definition: unknown): string {
  return createHash('sha256').update(JSON.stringify(definition)).digest('hex');
}

/** JSON as the schema wants it, or what is wrong with it. */
function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'the response is no JSON';
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  return `nonsense in the response: ${path.map(String).join('.')}: ${message.slice(0, 200)}`;
}
