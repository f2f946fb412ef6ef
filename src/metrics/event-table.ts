/** The event log, `events/<group>.csv` or `.parquet`: a row per problem. Columns are only ever appended. */

import type { LearnerEvent } from '../harness/event-record.js';

/** What a row is made from. */
export interface EventRow {
  readonly experiment: string;
  readonly group: string;
  readonly event: LearnerEvent;
}

/** A column whose cells are all of one kind, and never missing. `from` gives the cell. */
type ColumnOf<Type extends string, Value> = {
  readonly name: string;
  readonly unit: string;
  readonly means: string;
  readonly type: Type;
  readonly from: (row: EventRow) => Value;
};

export type EventColumn =
  | ColumnOf<'text', string>
  | ColumnOf<'integer', number>
  | ColumnOf<'double', number>
  | ColumnOf<'boolean', boolean>;

export const EVENT_COLUMNS: readonly EventColumn[] = [
  {
    name: 'experiment',
    unit: '',
    means: "the experiment's name",
    type: 'text',
    from: ({ experiment }) => experiment,
  },
  { name: 'group', unit: '', means: 'the alternative', type: 'text', from: ({ group }) => group },
  {
    name: 'learner',
    unit: '',
    means: 'number of the learner, from 0: the same person in every group',
    type: 'integer',
    from: ({ event }) => event.learner,
  },
  {
    name: 'problem',
    unit: '',
    means: "number of the learner's problem, from 1",
    type: 'integer',
    from: ({ event }) => event.problem,
  },
  {
    name: 'day',
    unit: '',
    means: 'day of the session, from 1',
    type: 'integer',
    from: ({ event }) => event.day,
  },
  {
    name: 'started_at',
    unit: 'seconds',
    means: "virtual time at which the problem was begun, since the learner's first session began",
    type: 'double',
    from: ({ event }) => event.startedAt,
  },
  {
    name: 'active_seconds',
    unit: 'seconds',
    means: 'time spent on the problem',
    type: 'double',
    from: ({ event }) => event.seconds,
  },
  {
    name: 'skill',
    unit: '',
    means: "the skill's slug",
    type: 'text',
    from: ({ event }) => event.skill,
  },
  {
    name: 'task',
    unit: '',
    means: 'the task in hand: `practice`, `challenge`, `booster` or `pretest`',
    type: 'text',
    from: ({ event }) => event.task,
  },
  {
    name: 'kind',
    unit: '',
    means:
      'the kind of problem: `practice`, `cascading`, `challenge`, `spaced`, `review`, `booster` or `pretest`',
    type: 'text',
    from: ({ event }) => event.kind,
  },
  {
    name: 'correct',
    unit: '',
    means: 'whether it counts as correct: with a hint it does not',
    type: 'boolean',
    from: ({ event }) => event.correct,
  },
  {
    name: 'hinted',
    unit: '',
    means: 'whether it was answered with a hint',
    type: 'boolean',
    from: ({ event }) => event.hinted,
  },
  {
    name: 'probability',
    unit: '',
    means: 'true probability of a correct answer, before it was given; six decimals',
    type: 'double',
    from: ({ event }) => event.probability,
  },
  {
    name: 'level_before',
    unit: '',
    means:
      "the skill's level before the answer: `unstarted`, `practiced`, `level1`, `level2` or `mastered`",
    type: 'text',
    from: ({ event }) => event.levelBefore,
  },
  {
    name: 'level_after',
    unit: '',
    means:
      "the skill's level behind it; a booster that was passed lifts its other skills with the last problem, too",
    type: 'text',
    from: ({ event }) => event.levelAfter,
  },
];
