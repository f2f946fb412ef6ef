/** Rule book 14: the experiments, their alternatives, and which one holds when none is forced. */

export interface Experiment {
  /** section of the rule book whose rule it switches */
  readonly rule: number;
  /** the names of its alternatives, the default first; or, for a numbered one, `length-N` */
  readonly alternatives: readonly string[];
  /** in a numbered experiment (`length-N`): the default, and the bounds of N */
  readonly number?: { readonly default: number; readonly min: number; readonly max: number };
}

export const EXPERIMENTS = {
  mastery_mechanics: { rule: 11, alternatives: ['five-level', 'streak-10'] },
  cascading_problems: { rule: 6, alternatives: ['cascading', 'control'] },
  booster_tasks_v3: { rule: 7, alternatives: ['control', 'booster'] },
  booster_task_length: {
    rule: 7,
    alternatives: ['length-N'],
    number: { default: 6, min: 1, max: 1000 },
  },
  booster_task_min_problems: {
    rule: 7,
    alternatives: ['min-problems-N'],
    number: { default: 12, min: 0, max: 1_000_000 },
  },
  challenge_problems: { rule: 8, alternatives: ['control', 'challenge'] },
  pretest: { rule: 9, alternatives: ['control', 'pretest'] },
  reviews: { rule: 10, alternatives: ['review', 'control'] },
} as const satisfies Record<string, Experiment>;

export type ExperimentName = keyof typeof EXPERIMENTS;
/** One alternative per experiment, by name. */
export type Alternatives = Readonly<Record<ExperimentName, string>>;

export const EXPERIMENT_NAMES = Object.keys(EXPERIMENTS) as ExperimentName[];

/** The alternative that holds when none is forced, e.g. `length-6`. */
export function defaultAlternative(name: ExperimentName): string {
  const experiment: Experiment = EXPERIMENTS[name];
  const first = experiment.alternatives[0];
  return experiment.number ? first.replace(/N$/, String(experiment.number.default)) : first;
}

/** Whether `alternative` is one of the experiment's. A number has no sign, no leading zero, and lies within bounds. */
export function isAlternative(name: ExperimentName, alternative: string): boolean {
  const experiment: Experiment = EXPERIMENTS[name];
  if (!experiment.number) return experiment.alternatives.includes(alternative);
  const prefix = experiment.alternatives[0].slice(0, -1);
  const digits = alternative.startsWith(prefix) ? alternative.slice(prefix.length) : '';
  const number = /^(0|[1-9]\d*)$/.test(digits) ? Number(digits) : NaN;
  return number >= experiment.number.min && number <= experiment.number.max;
}

/** The N of an alternative such as `length-6`. */
export function alternativeNumber(alternative: string): number {
  return Number(alternative.slice(alternative.lastIndexOf('-') + 1));
}

/** All experiments: the defaults, with `forced` on top. */
export function alternatives(forced: Partial<Alternatives> = {}): Alternatives {
  const defaults = EXPERIMENT_NAMES.map((name) => [name, defaultAlternative(name)]);
  return { ...(Object.fromEntries(defaults) as Alternatives), ...forced };
}
