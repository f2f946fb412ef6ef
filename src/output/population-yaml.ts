/** A fitted population as YAML: what a group's `population:` refers to. */

import { printable } from '../errors.js';
import type { Stratum } from '../fit/strata.js';

/** What it was fitted from: no paths, no dates, so that the same log gives the same bytes. */
export interface Origin {
  readonly files: readonly string[];
  readonly answers: number;
  readonly learners: number;
  /** by what the strata were told apart */
  readonly by: string;
}

/** The file: a mixture of the strata, each with the model `accuracy`. */
export function populationYaml(strata: readonly Stratum[], origin: Origin): string {
  const { files, answers, learners, by } = origin;
  const lines = [
    `# Fitted to ${files.map(printable).join(', ')}: ${answers} answers of ${learners} learners.`,
    `# Strata by ${by}; starting_prob is spread as their probabilities of a correct answer are.`,
    'populations:',
    '  fitted:',
    ...strata.flatMap(({ name, weight, startingProb: { a, b } }) => [
      `    - weight: ${figure(weight)}`,
      `      name: ${name}`,
      `      user_model: {name: accuracy, starting_prob: {beta: [${figure(a)}, ${figure(b)}]}}`,
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Six significant digits. */
function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}
