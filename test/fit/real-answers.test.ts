/** Knowledge tracing of a real sequence at published parameters; skipped where the data are absent. */

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bktLogLikelihood } from '../../src/fit/bkt-skill.js';

const FILE = resolve(import.meta.dirname, '../../../shared/data/hmm-toy/toy_data.txt');
const absent = !existsSync(FILE);

describe(`hmm-toy${absent ? `: skipped, there is no ${FILE}` : ''}`, () => {
  it.skipIf(absent).each([
    [{ known: 0.5, learn: 0.4, slip: 0.2, guess: 0.2 }, 9.3763477],
    [{ known: 0, learn: 0.16676161, slip: 0.00044059, guess: 0.00038573 }, 10.437956],
    [{ known: 0, learn: 0.1696087, slip: 0.0782808, guess: 0 }, 6.2116829],
  ])('%j', (params, reference) => {
    const rows = readFileSync(FILE, 'utf8').trim().split('\n');
    const correct = Uint8Array.from(rows, (row) => (row.startsWith('1\t') ? 1 : 0));
    const begin = Int32Array.from([0, correct.length]);
    expect(-bktLogLikelihood({ correct, begin }, params)).toBeCloseTo(reference, 6);
  });
});
