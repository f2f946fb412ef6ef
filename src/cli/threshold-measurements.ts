/** A group's first learners with a parameter at one value or another: what a search asks for at once is run at once. */

import { RunError } from '../errors.js';
import type { Override } from '../experiment/overrides.js';
import type { ExperimentPlan, GroupPlan } from '../experiment/plan.js';
import { runExperiment } from '../runner/run-experiment.js';
import type { Expectation } from '../verdict/expectation.js';
import { type Reading, readingOf } from '../verdict/target.js';
import { groupNumber } from './group-number.js';
import { type ConfigFlags, loadConfig } from './load-plan.js';
import { startProgress } from './progress.js';

export interface MeasureFlags extends ConfigFlags {
  readonly group: string;
  readonly workers?: number;
  readonly quiet?: boolean;
}

/** What is measured. */
export interface Question {
  readonly config: string;
  readonly flags: MeasureFlags;
  readonly target: Expectation;
  /** of the parameter, inside the group */
  readonly path: string;
  /** the group's name in the configuration: another one where the group is part of an assignment */
  readonly configGroup: string;
}

/** The configuration with the parameter at a value. */
export function planAt(
  { config, flags, path, configGroup }: Question,
  value: number,
): ExperimentPlan {
  const override: Override = {
    path: ['groups', configGroup, ...path.split('.')],
    value,
    text: `${path}=${value}`,
    flag: '--param',
  };
  return loadConfig(config, flags, [override]);
}

interface Request {
  readonly value: number;
  readonly learners: number;
  readonly resolve: (reading: Reading) => void;
  readonly reject: (error: unknown) => void;
}

export class Measurements {
  private readonly question: Question;
  private readonly signal: AbortSignal;
  private waiting: Request[] = [];

  constructor(question: Question, signal: AbortSignal) {
    this.question = question;
    this.signal = signal;
  }

  /**
   * Measures a value, together with whatever else is asked for in the same turn: worker threads are started once.
   * @throws RunError when learners are missing; an Error when the signal came first
   */
  async measure(value: number, learners: number): Promise<Reading> {
    return await new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => void this.run());
      this.waiting.push({ value, learners, resolve, reject });
    });
  }

  private async run(): Promise<void> {
    const requests = this.waiting;
    this.waiting = [];
    try {
      const readings = await this.readings(requests);
      requests.forEach(({ resolve }, at) => resolve(readings[at]));
    } catch (error) {
      for (const { reject } of requests) reject(error);
    }
  }

  /** One experiment, a group for each value. */
  private async readings(requests: readonly Request[]): Promise<Reading[]> {
    const { flags, target } = this.question;
    const plans = requests.map(({ value }) => planAt(this.question, value));
    const groups = plans.map((plan, at): GroupPlan => {
      const group = plan.groups[groupNumber(plan, flags.group, '--group')];
      return { ...group, learners: requests[at].learners };
    });
    const learners = requests.reduce((sum, request) => sum + request.learners, 0);
    const progress = await startProgress(this.label(requests), learners, flags.quiet === true);
    const result = await runExperiment(
      { ...plans[0], groups },
      {
        workers: flags.workers,
        signal: this.signal,
        wanted: { columns: target.metric.columns, paths: 0 },
        onRows: async () => undefined,
        onProgress: progress.update,
      },
    ).finally(progress.stop);
    if (result.failures.length > 0) {
      const { chunk, learner, message } = result.failures[0];
      const what = `${chunk.count} learners are missing: learner ${learner} failed twice (${message})`;
      throw new RunError({ file: this.label([requests[chunk.group]]), what });
    }
    const failed = result.engineErrors.findIndex((error) => error !== undefined);
    if (failed >= 0) {
      const { learner, message } = result.engineErrors[failed]!;
      const what = `the engine failed learner ${learner}: ${message}`;
      throw new RunError({ file: this.label([requests[failed]]), what });
    }
    if (result.interrupted) throw new Error('interrupted');
    return requests.map((_, at) =>
      readingOf(target, { totals: result.totals[at], samples: result.samples[at] }),
    );
  }

  private label(requests: readonly Request[]): string {
    const [first, ...others] = requests.map(({ value }) => value);
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return `${this.question.path} = ${first}${more}`;
  }
}
