/**
 * What a range of learners came to, as JSON and back, exactly: for files and queues. Rows and records of events travel
 * beside it. What comes back may have been written by anybody: whatever has not the form that we write is refused.
 */

import { z } from 'zod';
import { COMPLETIONS, MEANS, PROBLEM_KINDS, RATIOS, SHARES } from '../comparison/measures.js';
import { STATUSES } from '../harness/ending.js';
import type { RangeOutcome } from './worker-pool.js';

/** Digits of a sum at most [assumption]: the square of all that a billion learners can do has 40. */
const MOST_DIGITS = 100;

/** Checked in one loop: there are thousands of them in a range. */
const numbers = z.custom<number[]>(
  (value) => Array.isArray(value) && value.every((one) => typeof one === 'number'),
);
const float64 = numbers.transform((list) => Float64Array.from(list));
const int32 = numbers.transform((list) => Int32Array.from(list));
const uint8 = numbers.transform((list) => Uint8Array.from(list));
/** Values of learners: NaN, which JSON writes as null, where there is none. */
const values = z
  .custom<(number | null)[]>(
    (value) =>
      Array.isArray(value) && value.every((one) => one === null || typeof one === 'number'),
  )
  .transform((list) => Float64Array.from(list, (value) => value ?? NaN));
const count = z.int().nonnegative();
const integer = z
  .string()
  .max(MOST_DIGITS)
  .regex(/^-?\d+$/)
  .transform((text) => BigInt(text));
const mapOf = <Value extends z.ZodType>(value: Value) =>
  z
    .array(z.tuple([count, value]))
    .transform((list) => new Map(list as [number, z.output<Value>][]));

const histogram = z.strictObject({ counts: float64, total: count });

const wholeSums = (size: number) => {
  const sums = size + (size * (size + 1)) / 2;
  return z.strictObject({
    n: count,
    size: z.literal(size),
    low: float64.refine(({ length }) => length === sums),
    high: z.array(integer).length(sums),
  });
};

const totals = z.strictObject({
  learners: count,
  statuses: z.strictObject(
    Object.fromEntries(STATUSES.map((status) => [status, count])) as Record<
      (typeof STATUSES)[number],
      typeof count
    >,
  ),
  problemsToCompletion: histogram,
  days: histogram,
  problems: count,
  correct: count,
  reviews: count,
  reviewsCorrect: count,
  followUps: count,
  followUpsCorrect: count,
  active: count,
  examMillionths: count,
  examMillionths30Days: count,
  examined: count,
  mastered: count,
  overpromoted: count,
  overpractice: count,
  unready: count,
  reached50: count,
  reached80: count,
  /** Infinity, which JSON has not: none */
  firstStuck: count.nullable().transform((learner) => learner ?? Infinity),
  skills: z.strictObject({
    met: float64,
    problems: float64,
    correct: float64,
    mastered: float64,
    stuck: float64,
    masteryDays: float64,
  }),
});

const groupSums = z.strictObject({
  learners: count,
  statuses: uint8,
  times: z.array(int32).length(COMPLETIONS.length),
  shares: z.array(z.strictObject({ part: count, whole: count })).length(SHARES.length),
  means: z.array(wholeSums(1)).length(MEANS.length),
  ratios: z.array(wholeSums(2)).length(RATIOS.length),
  kinds: float64.refine(({ length }) => length === PROBLEM_KINDS.length),
  meanValues: z.array(values),
});
const counts = z.strictObject({ better: count, equal: count, worse: count });
const table = z.strictObject({ both: count, onlyFirst: count, onlySecond: count, neither: count });
const pairSums = z.strictObject({
  learners: count,
  shares: z.array(table).length(SHARES.length),
  means: z.array(wholeSums(1)).length(MEANS.length),
  ratios: z.array(wholeSums(4)).length(RATIOS.length),
  meanCounts: z.array(counts).length(MEANS.length),
  completionCounts: z.array(counts).length(COMPLETIONS.length),
  sides: z.strictObject({ first: groupSums, second: groupSums }).optional(),
});

const part = z.strictObject({
  totals,
  columns: z.record(z.string(), values),
  paths: z.record(z.string().regex(/^\d{1,9}$/), z.string().max(1_000_000)),
});
const failure = z.strictObject({
  chunk: z.strictObject({ group: count, first: count, count }),
  learner: count,
  message: z.string(),
});
const range = z.strictObject({
  parts: z.array(z.union([part, failure])),
  sums: z.strictObject({ groups: mapOf(groupSums), pairs: mapOf(pairSums) }).optional(),
});

/** The rows of a range, part by part; none of a chunk that failed. */
export function rowsOf({ parts }: RangeOutcome): Uint8Array[] {
  return parts.map((one) => ('message' in one ? new Uint8Array(0) : one.rows));
}

/** The same of the records of events. */
export function eventsOf({ parts }: RangeOutcome): Uint8Array[] {
  return parts.map((one) => ('message' in one ? new Uint8Array(0) : one.events));
}

/** JSON of a range, without the rows and events of its parts; final states are for the datastore and not kept. */
export function packRange({ parts, sums, packed }: RangeOutcome): string {
  if (packed !== undefined) return packed;
  const withoutRows = parts.map((one) => {
    if ('message' in one) return one;
    // In the order in which it is read back: the same range is the same text.
    const { totals: of, columns, paths } = one;
    return { totals: of, columns, paths };
  });
  return JSON.stringify(plain({ parts: withoutRows, sums }));
}

/** Typed arrays, maps and bigints as JSON can hold them; it writes NaN and Infinity as null by itself. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (value instanceof Map) return Array.from(value, plain);
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

/** Undefined: it is nothing that we write. `rows`, `events`: of each part. */
export function unpackRange(
  packed: unknown,
  rows: readonly Uint8Array[],
  events: readonly Uint8Array[],
): RangeOutcome | undefined {
  const { success, data } = range.safeParse(packed);
  if (!success || data.parts.length !== rows.length) return undefined;
  if (events.length !== rows.length) return undefined;
  const parts = data.parts.map((one, at) =>
    'message' in one ? one : { ...one, rows: rows[at], events: events[at], states: [], errors: [] },
  );
  return { parts, sums: data.sums } as RangeOutcome;
}
