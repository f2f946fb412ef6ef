/** Who may import whom, as data: a room is a folder of `src`, a page is a file in it. Change it deliberately. */

export interface Room {
  /** rooms (`engine`) or single pages (`engine/policy`) whose values and types it may import */
  readonly imports: readonly string[] | 'any';
  /** rooms or pages of which it may import types only, by `import type` */
  readonly types?: readonly string[];
  /** the packages that it may import; absent: all that `PACKAGES` leaves open to it */
  readonly packages?: readonly string[];
}

/** Pages at the top of `src`: anyone may import them; they import only each other. */
export const SHARED: Readonly<Record<string, Room>> = {
  units: { imports: [], packages: [] },
  errors: { imports: [], packages: ['fastest-levenshtein'] },
  version: { imports: [], packages: [] },
};

export const ROOMS: Readonly<Record<string, Room>> = {
  stats: { imports: [], packages: [] },
  fit: { imports: ['stats'], packages: [] },
  content: { imports: [], packages: ['yaml', 'zod', 'csv-parse'] },
  engine: { imports: ['content'], packages: [] },
  learners: {
    imports: ['content', 'stats/quantiles', 'stats/gamma'],
    types: ['engine'],
    packages: [],
  },
  harness: {
    imports: ['content', 'engine/contract', 'engine/levels', 'engine/problem-kind'],
    types: ['engine', 'learners'],
  },
  experiment: {
    imports: [
      'content',
      'engine/policy',
      'engine/constants',
      'engine/experiments',
      'engine/assignment',
      'engine/knowledge/model',
      'learners/behaviour-params',
      'learners/calendar',
      'learners/correlations',
      'learners/distribution',
      'learners/learner-models',
      'learners/parameters',
      'learners/presets',
      'learners/user-params',
      'harness/ending',
      'verdict/expectation',
      'verdict/baseline',
      'verdict/metric',
      'comparison/measures',
      'stats/stopping-rule',
      'stats/stretch',
      'stats/tilting',
    ],
    types: [
      'verdict/precision',
      'engine/snapshot',
      'learners/behaviour',
      'learners/population',
      'learners/task-choice',
      'learners/task-choice-markov',
      'learners/task-choosers',
    ],
  },
  check: {
    imports: ['content', 'engine', 'harness', 'learners'],
    packages: [],
  },
  verdict: { imports: ['metrics', 'stats', 'harness/path-marks'], packages: [] },
  metrics: {
    imports: ['stats', 'harness/outcome', 'harness/ending'],
    types: ['harness/event-record'],
    packages: [],
  },
  comparison: {
    imports: ['metrics', 'stats', 'harness/ending', 'harness/random-stream'],
    packages: [],
  },
  output: {
    imports: [
      'metrics',
      'stats',
      'harness/ending',
      'comparison/comparison-row',
      'comparison/comparison-table',
      'comparison/guardrails',
      'comparison/live-test',
    ],
    types: ['harness/event-record', 'harness/tracer', 'verdict', 'check', 'comparison', 'fit'],
  },
  // Values to a page: it does no more than `output` may, and says it at more length.
  report: {
    imports: [
      'metrics',
      'stats',
      'output',
      'harness/ending',
      'engine/levels',
      'engine/problem-kind',
      'comparison/comparison-table',
      'comparison/guardrails',
      'comparison/measures',
      // What parameters of learners mean, to say who they are.
      'learners/learner-models',
      'learners/behaviour-params',
      'learners/parameters',
      'learners/distribution',
    ],
    types: ['comparison', 'harness/journey', 'learners'],
    packages: ['vega', 'vega-lite', '@dagrejs/dagre'],
  },
  adapters: {
    imports: ['content', 'engine', 'harness/late-engine'],
  },
  runner: {
    imports: [
      'adapters',
      'harness',
      'metrics',
      'comparison',
      'experiment',
      'content',
      'engine',
      'learners',
      'output',
      'stats/stopping-rule',
      'verdict/metric',
      'verdict/precision',
      // A page of earlier results goes with them: how to tell it is one of ours.
      'report/generator',
    ],
    types: ['verdict', 'datastore/run-writer', 'report'],
  },
  datastore: {
    imports: ['content', 'engine/levels', 'engine/problem-kind', 'engine/snapshot'],
    packages: ['zod', 'node-sqlite3-wasm', 'node:'],
  },
  cli: { imports: 'any' },
};

/** Rooms that touch the world: files, process, wall clock, network, threads. */
const OUTER = ['cli', 'runner', 'adapters', 'datastore'];

/** Packages that only some rooms may import. All modules of Node itself (`node:fs`, `node:http`, ...) count as one. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  yaml: ['content', 'experiment'],
  zod: ['content', 'experiment', 'datastore', 'runner', 'adapters'],
  'node-sqlite3-wasm': ['datastore'],
  'hyparquet-writer': ['output'],
  piscina: OUTER,
  bullmq: OUTER,
  ioredis: OUTER,
  'node:': OUTER,
};

/** Words that only some rooms may write. */
export const WORDS: readonly { readonly word: RegExp; readonly rooms: readonly string[] }[] = [
  { word: /\bMath\.random\b/, rooms: [] },
  { word: /\bDate\.now\b/, rooms: OUTER },
  { word: /\bnew Date\b/, rooms: OUTER },
  { word: /\bperformance\.now\b/, rooms: OUTER },
  { word: /\bprocess\.\w+/, rooms: OUTER },
  { word: /\bconsole\.\w+/, rooms: OUTER },
  // A thread that gives a buffer away makes V8 throw the engine's code away: see runner/worker.ts. The line to an engine
  // over HTTP gives a port away, which is none.
  { word: /\b(?:transferableSymbol|transferList)\b|\bmove\b[^;]*'piscina'/, rooms: ['adapters'] },
  { word: /\b(?:fetch|setTimeout|setImmediate)\(/, rooms: OUTER },
  // The page of a report plays days.
  { word: /\bsetInterval\(/, rooms: [...OUTER, 'report'] },
];

/** A worker thread's entry: the one default export. */
export const DEFAULT_EXPORTS: readonly string[] = ['runner/worker.ts'];
export const MOST_LINES = 300;
export const FILE_NAME = /^[a-z0-9]+(-[a-z0-9]+)*\.ts$/;
/** A name that says nothing of what is inside. */
export const NAMELESS = /^(utils?|helpers?|misc|common|index)\.ts$/;
