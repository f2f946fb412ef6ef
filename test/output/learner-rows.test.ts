/** The quick writer of learners' rows gives the bytes that `csv()` gives. */

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  LEARNER_COLUMNS,
  LEARNER_HEADER,
  type LearnerRow,
} from '../../src/metrics/learner-table.js';
import { csv } from '../../src/output/csv.js';
import { CsvBytes } from '../../src/output/csv-bytes.js';
import { LearnerRowWriter } from '../../src/output/learner-rows.js';
import { SKILLS, outcomeOf, outcomes } from '../metrics/outcomes.js';

/** What a reader of the file expects of a row, written cell by cell. */
function slowly(experiment: string, group: string, row: LearnerRow, kind: string): string {
  const cells = LEARNER_COLUMNS.map((column) => column.from(row));
  return csv([[experiment, group, row.learner, row.outcome.status, ...cells, kind]]);
}

function quickly(experiment: string, group: string, row: LearnerRow, kind: string): string {
  const bytes = new CsvBytes(0);
  new LearnerRowWriter(experiment, group, ['another', kind]).write(row, 1, bytes);
  return new TextDecoder().decode(bytes.written());
}

const names = fc.oneof(
  fc.constantFrom('=1+1', '-a', '+a', '@a', 'a,b', 'a "b"', '', ' ', "'a", 'ü', '1', '\t', 'a\nb'),
  fc.string(),
);

it('writes any outcome under any name', () => {
  fc.assert(
    fc.property(
      names,
      names,
      names,
      fc.nat(),
      outcomes,
      (experiment, group, kind, learner, outcome) => {
        const row = { learner, skills: SKILLS, outcome };
        const line = quickly(experiment, group, row, kind);
        expect(line).toBe(slowly(experiment, group, row, kind));
      },
    ),
    { numRuns: 300 },
  );
});

it('writes as many cells as there are columns', () => {
  const row = { learner: 0, skills: SKILLS, outcome: outcomeOf({ status: 'stalled' }) };
  const line = quickly('e', 'g', row, '');
  expect(line).toBe('e,g,0,stalled,,0,0,,1,0,0,3,0,,,0,0,0,,,0,0,0,,,0,0,\n');
  expect(line.split(',')).toHaveLength(LEARNER_HEADER.length);
});
