/** Fits of real logs, read where they lie beside the checkout, against reference values; skipped where they are absent. */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workplace } from './workplace.js';

const DATA = resolve(import.meta.dirname, '../../../shared/data');
const absent = !existsSync(DATA);
const why = absent ? `: skipped, there is no ${DATA}` : '';
const { run } = workplace();

interface Model {
  readonly log_likelihood: number;
  readonly mcfadden_r2: number;
  readonly predictions: readonly {
    readonly name: string;
    readonly test: { readonly auc: number } | null;
  }[];
  readonly skills: readonly Record<string, { readonly value: number }>[];
}

async function fit(log: string, ...flags: readonly string[]): Promise<Model> {
  const { stdout } = await run('fit', resolve(DATA, log), '--folds', '0', '--json', '-q', ...flags);
  return (JSON.parse(stdout) as { models: Model[] }).models[0];
}

describe(`references${why}`, () => {
  it.skipIf(absent).each([
    ['afm', ['--slopes', 'common'], -27346.7225, 0.280036],
    ['pfa', ['--learner-intercepts'], -26769.6632, 0.295229],
  ] as const)('lkt-cloze: log-likelihood of %s', async (model, flags, reference, r2) => {
    const one = await fit('lkt-cloze/log.csv', '--model', model, ...flags);
    expect(Math.abs(one.log_likelihood / reference - 1)).toBeLessThan(0.0005);
    expect(one.mcfadden_r2).toBeCloseTo(r2, 5);
  });

  it.skipIf(absent).each([
    ['irt', [], 0.6864],
    ['pfa', ['--counts', 'log', '--l2', '1'], 0.7085],
  ] as const)('assistments09: AUC of %s on the test part', async (model, flags, reference) => {
    const test = resolve(DATA, 'assistments09/preprocessed_data_test.csv');
    const log = 'assistments09/preprocessed_data_train.csv';
    const { predictions } = await fit(log, '--test', test, '--model', model, ...flags);
    expect(predictions[0].name).toBe(model);
    expect(Math.abs(predictions[0].test!.auc - reference)).toBeLessThan(0.01);
  });

  it.skipIf(absent)('hmm-toy: the true maximum', async () => {
    const columns = [
      '--no-header',
      '--correct',
      '1',
      '--learner',
      '2',
      '--item',
      '3',
      '--skill',
      '4',
    ];
    const one = await fit(
      'hmm-toy/toy_data.txt',
      ...columns,
      '--wrong-values',
      '2',
      '--model',
      'bkt',
    );
    expect(one.log_likelihood).toBeCloseTo(-6.2116829, 6);
    const [{ known, learn, slip, guess }] = one.skills;
    expect([known.value, guess.value].every((p) => p < 1e-6)).toBe(true);
    expect(learn.value).toBeCloseTo(0.1696087, 4);
    expect(slip.value).toBeCloseTo(0.0782808, 4);
  });
});
