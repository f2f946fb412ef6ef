/** Options of `fit`: how the log is read, and what is fitted to it. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { RecommenderName } from '../fit/recommenders.js';
import { SIMULATED_MODELS } from '../fit/simulated-models.js';
import { numberFrom, wholeNumber } from './options.js';

/** How the log is read. */
export function logOptions(command: Command): Command {
  const column = (role: string): string =>
    `column of the ${role} (default: guessed from the header)`;
  return command
    .option('--learner <column>', column('learner'))
    .option('--skill <column>', column('skill'))
    .option('--correct <column>', column('outcome'))
    .option('--item <column>', 'column of the item; none: the skill')
    .option('--time <column>', 'column that orders answers; none: the order of rows')
    .addOption(timeUnit())
    .option('--seconds <column>', 'column of the seconds that an answer took')
    .option('--no-header', 'the log has no header: columns are numbers from 1')
    .option('--delimiter <character>', 'a character, comma or tab (default: guessed)', delimiter)
    .addOption(outcomes('--correct-values', 'outcomes that are correct', 'correct,1,true'))
    .addOption(outcomes('--wrong-values', 'outcomes that are wrong', 'incorrect,wrong,0,false'))
    .addOption(outcomes('--ignore-values', 'outcomes that are no answers', 'study'))
    .option('--strict', 'a row that cannot be read is an error');
}

/** The page with the recommenders is loaded when one is asked for: their names stand here, too. */
const RECOMMENDERS: readonly RecommenderName[] = [
  'slope-one',
  'markov',
  'all-pairs-markov',
  'vote',
  'popular',
];

/** Recommenders of the next task. */
export function recommenderOptions(command: Command): Command {
  const names = new Option(
    '--recommend [name...]',
    'recommenders of the next task (default: all); models only with --model',
  );
  return command
    .addOption(names.choices(RECOMMENDERS))
    .option('--top <k>', 'judge whether the next task is among so many', wholeNumber(1, 2), 5)
    .option('--next <dir>', 'write next-<name>.yaml of each: task choices of simulated learners');
}

/** What is fitted. */
export function modelOptions(command: Command): Command {
  const models = new Option('--model <name...>', 'models (default: all)');
  return command
    .addOption(models.choices(['accuracy', 'irt', 'bkt', 'afm', 'pfa']))
    .addOption(counts())
    .addOption(slopes())
    .option('--learner-intercepts', 'afm and pfa: an intercept a learner (default: afm only)')
    .option('--no-learner-intercepts', 'afm and pfa: none')
    .option('--l2 <weight>', 'afm and pfa: ridge, in 1/logits^2', numberFrom(1e-9, 1e6), 0.01);
}

function timeUnit(): Option {
  return new Option(
    '--time-unit <unit>',
    'numbers of --time count so many since 1970: days can be told (default: order alone)',
  ).choices(['seconds', 'milliseconds']);
}

function counts(): Option {
  return new Option(
    '--counts <form>',
    'afm and pfa: counts of answers as they are, or ln(1 + count)',
  )
    .choices(['linear', 'log'])
    .default('linear');
}

function slopes(): Option {
  return new Option('--slopes <whose>', 'afm and pfa: slopes of each skill, or common to all')
    .choices(['skill', 'common'])
    .default('skill');
}

/** Who the members of the population are. */
export function people(): Option {
  return new Option(
    '--people <who>',
    'a member for each quarter of the learners, or for each learner (default: strata)',
  ).choices(['strata', 'learners']);
}

/** How they answer. */
export function populationModel(): Option {
  return new Option(
    '--population-model <name>',
    'their model: accuracy, or one that was fitted (irt, pfa or afm, bkt) (default: accuracy)',
  ).choices(SIMULATED_MODELS);
}

/** Words with commas between them. */
function outcomes(flag: string, means: string, list: string): Option {
  return new Option(`${flag} <words>`, means).argParser(words).default(words(list), list);
}

function words(list: string): string[] {
  return list.split(',').map((word) => word.trim());
}

function delimiter(word: string): string {
  const character = { tab: '\t', comma: ',', '\\t': '\t' }[word] ?? word;
  if (character.length === 1 && !/["\r\n]/.test(character)) return character;
  throw new InvalidArgumentError('It must be one character, comma or tab.');
}
