/** The recommenders of `learnersim fit`: judged, and written as task choices of simulated learners. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import type { AnswerLog } from '../fit/answer-log.js';
import { foldNumbers } from '../fit/cross-validation.js';
import { type RecommenderReport, judgeRecommender } from '../fit/hit-rate.js';
import { RECOMMENDERS, Recommender, type RecommenderName } from '../fit/recommenders.js';
import { taskSequences } from '../fit/task-sequences.js';
import { taskTransitions } from '../fit/task-transitions.js';
import { transitionsYaml } from '../output/transitions-yaml.js';
import { startFitProgress } from './fit-progress.js';

export interface RecommenderFlags {
  /** true: all */
  readonly recommend?: readonly RecommenderName[] | true;
  readonly top: number;
  /** folder for the task choices */
  readonly next?: string;
  readonly quiet?: boolean;
}

/** Those that are asked for, each once. */
export function recommendersOf({ recommend }: RecommenderFlags): readonly RecommenderName[] {
  if (recommend === undefined) return [];
  return recommend === true ? RECOMMENDERS : [...new Set(recommend)];
}

/**
 * Files that will be written.
 * @throws UserError for a folder without recommenders
 */
export function nextFiles(flags: RecommenderFlags): string[] {
  const { next } = flags;
  if (next === undefined) return [];
  if (flags.recommend === undefined) {
    throw new UserError({ file: '--next', what: 'needs --recommend' });
  }
  if (!existsSync(next)) throw new UserError({ file: `--next ${next}`, what: 'no such folder' });
  return recommendersOf(flags).map((name) => nextFile(next, name));
}

function nextFile(folder: string, name: RecommenderName): string {
  return join(folder, `next-${name}.yaml`);
}

/** Judges each; the tasks of a log are few beside its answers, and so is the time. */
export async function judgeAll(
  log: AnswerLog,
  test: AnswerLog | undefined,
  fold: Int32Array | undefined,
  flags: RecommenderFlags,
): Promise<RecommenderReport[]> {
  const names = recommendersOf(flags);
  const folds = fold === undefined ? 0 : foldNumbers(fold);
  const all = names.length * (folds + Number(test !== undefined));
  const progress = await startFitProgress(flags.quiet === true);
  let done = 0;
  try {
    return names.map((name) => {
      const onFold = (): void => progress.update(++done, all, name);
      return judgeRecommender(name, log, { top: flags.top, fold, test, onFold });
    });
  } finally {
    progress.stop();
  }
}

/** The task choices, by file. */
export function nextTexts(
  log: AnswerLog,
  skillNames: readonly string[],
  flags: RecommenderFlags,
): [file: string, text: string][] {
  const { next } = flags;
  if (next === undefined) return [];
  return recommendersOf(flags).map((name) => [
    nextFile(next, name),
    choiceText(name, log, skillNames),
  ]);
}

/** What a recommender learnt from all of the log, as YAML. */
export function choiceText(
  name: RecommenderName,
  log: AnswerLog,
  skillNames: readonly string[],
): string {
  const recommender = new Recommender(name, taskSequences(log));
  return transitionsYaml(taskTransitions(recommender, log.skills), skillNames);
}
