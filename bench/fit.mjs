/**
 * Fits of the public logs beside the checkout, against their reference values: `node bench/fit.mjs [folder]`. Prints the
 * tables of docs/fit.md; the times are of whole commands.
 */

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const DATA = process.argv[2] ?? fileURLToPath(new URL('../../shared/data', import.meta.url));

const lkt = ['lkt-cloze/log.csv'];
const assistments = [
  'assistments09/preprocessed_data_train.csv',
  '--test',
  'assistments09/preprocessed_data_test.csv',
];
const toy =
  'hmm-toy/toy_data.txt --no-header --correct 1 --learner 2 --item 3 --skill 4 --wrong-values 2'.split(
    ' ',
  );

const logLikelihood = (model) => model.log_likelihood;
const testArea = (model) => model.predictions[0].test.auc;

/** Log, flags of `fit`, the figure, and its reference where there is one. */
const CASES = [
  {
    log: lkt,
    flags: '--model afm --slopes common --folds 0',
    take: logLikelihood,
    reference: -27346.7225,
  },
  {
    log: lkt,
    flags: '--model pfa --learner-intercepts --folds 0',
    take: logLikelihood,
    reference: -26769.6632,
  },
  { log: toy, flags: '--model bkt', take: logLikelihood, reference: -6.2116829 },
  { log: assistments, flags: '--model irt', take: testArea, reference: 0.6864 },
  { log: assistments, flags: '--model pfa', take: testArea, reference: 0.7085 },
  { log: assistments, flags: '--model pfa --counts log --l2 1', take: testArea, reference: 0.7085 },
  { log: assistments, flags: '--model accuracy', take: testArea },
  { log: assistments, flags: '--model bkt', take: testArea },
  { log: assistments, flags: '--model afm', take: testArea },
];

/** The document of one fit, and the seconds that the command took. */
function fit(words) {
  const started = performance.now();
  const out = execFileSync(process.execPath, [COMMAND, 'fit', ...words, '--json', '-q'], {
    cwd: DATA,
    maxBuffer: 2 ** 28,
  });
  return { document: JSON.parse(out), seconds: (performance.now() - started) / 1000 };
}

const row = (cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

row(['log', 'flags', 'figure', 'ours', 'reference', 'seconds']);
row(['---', '---', '---', '--:', '--:', '--:']);
for (const { log, flags, take, reference } of CASES) {
  const { document, seconds } = fit([...log, ...flags.split(' ')]);
  const [model] = document.models;
  const [name] = log[0].split('/');
  const figure = take === testArea ? 'test AUC' : 'lnL';
  const digits = name === 'hmm-toy' ? 7 : 4;
  const ours = take(model).toFixed(digits);
  row([name, `\`${flags}\``, figure, ours, reference ?? '', seconds.toFixed(0)]);
}

const percent = (rate) => (rate === null ? '' : `${(100 * rate.hit_rate).toFixed(1)}%`);
const interval = ([low, high]) => `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}`;

process.stdout.write('\n');
row(['log', 'recommender', 'hit rate', '95% interval', 'same day', 'later', 'test']);
row(['---', '---', '--:', '--:', '--:', '--:', '--:']);
for (const log of [lkt, assistments]) {
  const [name] = log[0].split('/');
  for (const one of fit([...log, '--recommend']).document.next_task.recommenders) {
    const { cross_validated: own, test } = one;
    const cells = [own, own.same_day, own.later, test].map(percent);
    row([name, `\`${one.name}\``, cells[0], interval(own.interval), ...cells.slice(1)]);
  }
}
