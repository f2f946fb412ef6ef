/** A fitted population as YAML: what a group's `population:` refers to. */

import { printable } from '../errors.js';
import type { FittedMember, FittedTrait } from '../fit/fitted-population.js';

/** What it was fitted from: no paths, no dates, so that the same log gives the same bytes. */
export interface Origin {
  readonly files: readonly string[];
  readonly answers: number;
  readonly learners: number;
  /** by what the members were told apart */
  readonly by: string;
}

/** The file: a mixture of the members, each with the learners and answers behind it. */
export function populationYaml(members: readonly FittedMember[], origin: Origin): string {
  const { files, answers, learners, by } = origin;
  const lines = [
    `# Fitted to ${files.map(printable).join(', ')}: ${answers} answers of ${learners} learners.`,
    `# Members by ${by}, lowest first. ${NOTES[members[0].model]}`,
    'populations:',
    '  fitted:',
    ...members.flatMap(({ name, weight, learners: who, answers: given, model, params }) => [
      `    - weight: ${figure(weight)}`,
      `      name: ${name}`,
      `      learners: ${who}`,
      `      answers: ${given}`,
      `      user_model: {name: ${model}, ${paramsText(params)}}`,
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What a reader must know of each model's numbers. */
const NOTES: Readonly<Record<string, string>> = {
  accuracy: 'starting_prob is spread as their probabilities of a correct answer are.',
  difficulty: "An ability of 0 gets half of the log's average problem right.",
  practice: "An ability of 0 gets half of the log's average skill right before practice.",
  'knowledge-tracing': 'All skills of their learners have the same parameters.',
};

function paramsText(params: Readonly<Record<string, FittedTrait>>): string {
  return Object.entries(params)
    .map(([name, trait]) => `${name}: ${traitText(trait)}`)
    .join(', ');
}

function traitText(trait: FittedTrait): string {
  if (typeof trait === 'number') return figure(trait);
  const [[kind, numbers]] = Object.entries(trait) as [string, readonly number[]][];
  return `{${kind}: [${numbers.map(figure).join(', ')}]}`;
}

/** Six significant digits. */
function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}
