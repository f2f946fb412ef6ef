/** What is kept of the learners of a chunk, one after the other. */

import type { LearnerBatch } from '../comparison/learner-record.js';
import type { FinalState } from '../datastore/run-writer.js';
import type { Snapshot } from '../engine/snapshot.js';
import { type ExperimentPlan, isSwept } from '../experiment/plan.js';
import { STATUSES } from '../harness/ending.js';
import type { Outcome } from '../harness/outcome.js';
import { addOutcome, compactTotals, emptyTotals } from '../metrics/group-totals.js';
import { LEARNER_COLUMNS, type LearnerRow } from '../metrics/learner-table.js';
import { onlyStuck } from '../metrics/skill-totals.js';
import { CsvBytes } from '../output/csv-bytes.js';
import type { LearnerRowWriter } from '../output/learner-rows.js';
import type { Chunk, ChunkResult, LearnerError, Wanted } from './protocol.js';

/** Bytes to expect of a learner's row [assumption]; longer ones need no more than some copying. */
const ROW = 128;

/** What is sent of a chunk, and its learners one by one, with the columns that are wanted. */
export interface SimulatedChunk extends Omit<ChunkResult, 'columns'> {
  readonly learners: LearnerBatch;
}

/** What is not said of every learner. */
interface Notes {
  /** the digest of the way, if it is wanted */
  readonly path?: string | undefined;
  /** why the engine failed, if it did */
  readonly error?: string | undefined;
  /** records of their problems, if they are wanted; copied */
  readonly events?: Uint8Array | undefined;
}

export class ChunkBooks {
  private readonly totals;
  private readonly columns;
  private readonly samples: readonly Float64Array[];
  private readonly learners: Int32Array;
  private readonly statuses: Uint8Array;
  private readonly paths: Record<number, string> = {};
  private readonly errors: LearnerError[] = [];
  private readonly states: FinalState[] = [];
  private readonly rows: CsvBytes;
  private readonly events: Uint8Array[] = [];
  private readonly isSwept: boolean;
  private readonly skills: number;
  private readonly writer: LearnerRowWriter;
  private readonly readyAccuracy: number;

  constructor(
    plan: ExperimentPlan,
    { skills, writer }: { readonly skills: number; readonly writer: LearnerRowWriter },
    { count }: Chunk,
    wanted: Wanted,
  ) {
    this.skills = skills;
    this.writer = writer;
    this.readyAccuracy = plan.readyAccuracy;
    this.isSwept = isSwept(plan);
    this.totals = emptyTotals(skills);
    this.columns = LEARNER_COLUMNS.filter(({ name }) => wanted.columns.includes(name));
    this.samples = this.columns.map(() => new Float64Array(count));
    this.learners = new Int32Array(count);
    this.statuses = new Uint8Array(count);
    this.rows = new CsvBytes(this.isSwept ? 0 : count * ROW);
  }

  /** The next learner; `kind`: number of the population's member, from 0. */
  add(learner: number, outcome: Outcome, kind: number, { path, error, events }: Notes): void {
    const { totals, samples } = this;
    const row: LearnerRow = { learner, skills: this.skills, outcome };
    const at = totals.learners;
    this.learners[at] = learner;
    this.statuses[at] = STATUSES.indexOf(outcome.status);
    this.columns.forEach((column, place) => (samples[place][at] = column.from(row) ?? NaN));
    addOutcome(totals, learner, outcome, this.readyAccuracy);
    if (path !== undefined) this.paths[learner] = path;
    if (error !== undefined) this.errors.push({ learner, message: error });
    if (events !== undefined) this.events.push(events.slice());
    if (!this.isSwept) this.writer.write(row, kind, this.rows);
  }

  /** How the learner added last left the engine. */
  keep(learner: number, { status, problems, end }: Outcome, snapshot: Snapshot): void {
    this.states.push({ learner, status, problems, at: end, snapshot });
  }

  result(): SimulatedChunk {
    const { totals, columns, samples } = this;
    const { learners } = totals;
    return {
      rows: this.rows.written(),
      events: joined(this.events),
      totals: compactTotals(
        this.isSwept ? { ...totals, skills: onlyStuck(totals.skills) } : totals,
      ),
      learners: {
        learners: this.learners.slice(0, learners),
        statuses: this.statuses.slice(0, learners),
        columns: Object.fromEntries(
          columns.map(({ name }, place) => [name, samples[place].slice(0, learners)]),
        ),
      },
      paths: this.paths,
      states: this.states,
      errors: this.errors,
    };
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
