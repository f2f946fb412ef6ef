/** The models by name. */

import { UserError } from '../errors.js';
import { fitAccuracy } from './accuracy.js';
import { fitAfm } from './afm.js';
import type { AnswerLog } from './answer-log.js';
import { fitBkt } from './bkt.js';
import type { FittedModel, ModelName } from './fitted-model.js';
import { fitIrt } from './irt.js';
import { fitPfa } from './pfa.js';
import type { RegressionOptions } from './practice-regression.js';

/** As the user asked for them. */
export type FitOptions = Omit<RegressionOptions, 'learnerIntercepts'> & {
  /** of afm and pfa; absent: as published, afm with and pfa without */
  readonly learnerIntercepts?: boolean;
};

export interface ModelFit {
  readonly model: FittedModel;
  /** fits the model to a part of the log, starting from here */
  readonly again: (part: AnswerLog) => FittedModel;
}

/** Fits one model. */
export function fitModel(name: ModelName, log: AnswerLog, options: FitOptions): ModelFit {
  return FITS[name](log, options);
}

const FITS: Readonly<Record<ModelName, (log: AnswerLog, options: FitOptions) => ModelFit>> = {
  accuracy: (log) => ({ model: fitAccuracy(log), again: fitAccuracy }),
  irt: (log) => {
    const model = fitIrt(log);
    return { model, again: (part) => fitIrt(part, model.params) };
  },
  bkt: (log) => {
    const model = fitBkt(log);
    return { model, again: (part) => fitBkt(part, model) };
  },
  afm: (log, options) => fitRegression(fitAfm, log, { learnerIntercepts: true, ...options }),
  pfa: (log, options) => fitRegression(fitPfa, log, { learnerIntercepts: false, ...options }),
};

function fitRegression(fit: typeof fitAfm, log: AnswerLog, options: RegressionOptions): ModelFit {
  const model = fit(log, options);
  return { model, again: (part) => fit(part, options, model.coefficients) };
}

/** Coefficients of skills at most: their second derivatives are a table of so many rows and columns. */
const MOST_COEFFICIENTS = 4000;
/** Items of irt at most: 2 kB each. */
const MOST_ITEMS = 500_000;

/**
 * Refuses what would not fit into memory.
 * @throws UserError with every model that is too large
 */
export function checkSize(
  models: readonly ModelName[],
  { skills, items }: Pick<AnswerLog, 'skills' | 'items'>,
  { slopes }: FitOptions,
): void {
  const tooMany = models.flatMap((model) => {
    const file = `--model ${model}`;
    const slopesOf = { afm: 1, pfa: 2, irt: 0, bkt: 0, accuracy: 0 }[model];
    const coefficients = slopesOf === 0 ? 0 : skills * (slopes === 'skill' ? 1 + slopesOf : 1);
    if (coefficients > MOST_COEFFICIENTS) {
      const what = `would have ${coefficients} coefficients of skills, more than ${MOST_COEFFICIENTS}`;
      return [
        { file, what, hint: 'use --slopes common, a coarser --skill column, or other models' },
      ];
    }
    if (model !== 'irt' || items <= MOST_ITEMS) return [];
    const what = `would have ${items} items, more than ${MOST_ITEMS}`;
    return [{ file, what, hint: 'use --item none, which takes the skills for items' }];
  });
  if (tooMany.length > 0) throw new UserError(tooMany);
}
