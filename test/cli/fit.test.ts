/** `learnersim fit` as a user runs it. */

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { RECOMMENDERS } from '../../src/fit/recommenders.js';
import { contentOf } from '../runner/temp-folder.js';
import { TINY, workplace } from './workplace.js';

/** Twelve learners, ten answers each, on two skills in turn; learner k misses every answer below it. */
const ROWS = Array.from({ length: 120 }, (_, at) => {
  const [who, n] = [Math.floor(at / 10), at % 10];
  return `u${who},s${n % 2},i${n},${n >= who % 7 ? 1 : 0},${n}`;
});
const HEADER = 'user_id,skill_id,item_id,correct,timestamp';
const LOG = [HEADER, ...ROWS].join('\n');
const BAD = [
  HEADER,
  'u,s,i,1,0',
  ',s,i,1,1',
  'u,s,i,maybe,2',
  'u,s,i,1,noon',
  'u,s,i',
  'u,s,i,study,9',
  'u,s,i,0,3',
];

const { path, run, spawn, write, bash } = workplace({
  'log.csv': LOG,
  'bad.csv': `${BAD.join('\r\n')}\r\n`,
  'plain.tsv': ROWS.map((row) => row.replaceAll(',', '\t')).join('\n'),
  'empty.csv': '',
  'header.csv': `${HEADER}\n`,
  'ambiguous.csv': `user_id,student,skill,correct\na,b,c,1\n`,
  'torn.csv': `${HEADER}\n"u,s,i,1,0\n`,
});

interface Document {
  readonly answers: number;
  readonly rows: number;
  readonly ignored_rows: number;
  readonly bad_rows: { readonly total: number; readonly reasons: Record<string, number> };
  readonly models: readonly {
    readonly model: string;
    readonly log_likelihood: number;
    readonly skills: readonly Record<string, unknown>[];
    readonly predictions: readonly { readonly cross_validated: { readonly auc: number } | null }[];
  }[];
  readonly next_task?: {
    readonly top: number;
    readonly recommenders: readonly Record<string, unknown>[];
  };
}

const document = (stdout: string): Document => JSON.parse(stdout) as Document;

describe('fit', () => {
  it('prints a row for each model, says how it read the log, and writes nothing unasked', async () => {
    const before = contentOf(path());
    const done = await spawn('fit', 'log.csv');
    expect(done.exitCode).toBe(0);
    const [head, ...rows] = done.stdout.split('\n');
    expect(head).toMatch(
      /^model +parameters +lnL +lnL\/answer +R2 +AUC +lnL\/answer +calibration$/,
    );
    expect(rows.slice(0, 6).map((row) => row.split(' ')[0])).toEqual([
      'accuracy',
      'irt',
      'irt+',
      'bkt',
      'afm',
      'pfa',
    ]);
    expect(done.stdout).not.toMatch(/NaN|Infinity/);
    expect(done.stderr).toContain('learner user_id (guessed)');
    expect(done.stderr).toContain('120 rows: 120 answers, 0 ignored, 0 left out');
    expect(contentOf(path())).toEqual(before);
  });

  it('gives the same document for the same seed, from tab-separated rows without a header, too', async () => {
    const first = await run('fit', 'log.csv', '--json', '-q');
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await run('fit', 'log.csv', '--json', '-q')).stdout).toBe(first.stdout);
    const columns = [
      '--learner',
      '1',
      '--skill',
      '2',
      '--item',
      '3',
      '--correct',
      '4',
      '--time',
      '5',
    ];
    const other = await run('fit', 'plain.tsv', '--no-header', ...columns, '--json', '-q');
    expect(document(other.stdout).models).toEqual(document(first.stdout).models);
    expect(document(first.stdout).models[3].skills[0]).toHaveProperty('practice.low');
    const reseeded = await run('fit', 'log.csv', '--json', '-q', '--seed', '2');
    expect(document(reseeded.stdout).models[0].predictions).not.toEqual(
      document(first.stdout).models[0].predictions,
    );
  });

  it('counts and lists rows that it leaves out', async () => {
    const done = await run('fit', 'bad.csv', '--json', '--model', 'accuracy');
    expect(done.exitCode).toBe(0);
    const { bad_rows: bad, ...rest } = document(done.stdout);
    expect(rest).toMatchObject({ answers: 2, rows: 7, ignored_rows: 1 });
    expect(bad).toMatchObject({
      total: 4,
      reasons: {
        'no learner': 1,
        'unknown outcome': 1,
        'time that cannot be read': 1,
        'wrong number of columns': 1,
      },
    });
    expect(done.stderr).toContain('left out: bad.csv:3  no learner');
    expect(done.stderr).toContain('left out: bad.csv:6  wrong number of columns');
    const quiet = await run('fit', 'bad.csv', '-q', '--model', 'accuracy');
    expect(quiet.stderr.trim().split('\n')).toHaveLength(4);
  });

  it('--strict refuses them', async () => {
    const done = await run('fit', 'bad.csv', '--strict');
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain('bad.csv:4  unknown outcome');
  });

  it('writes the population and the task choice', async () => {
    const done = await run(
      'fit',
      'log.csv',
      '--model',
      'irt',
      '-o',
      'population.yaml',
      '--markov',
      'tasks.yaml',
    );
    expect(done.exitCode).toBe(0);
    const population = readFileSync(path('population.yaml'), 'utf8');
    expect(population).toContain('# Fitted to log.csv: 120 answers of 12 learners.');
    expect(population).not.toContain(path());
    expect(parse(population)).toHaveProperty('populations.fitted.3.user_model.starting_prob.beta');
    expect(parse(readFileSync(path('tasks.yaml'), 'utf8'))).toEqual({
      s0: { s1: 1 },
      s1: { s0: 1 },
    });
  });

  it.each([
    ['accuracy', 'strata', 4],
    ['accuracy', 'learners', 12],
    ['difficulty', 'strata', 4],
    ['difficulty', 'learners', 12],
    ['practice', 'strata', 4],
    ['knowledge-tracing', 'strata', 4],
  ])('writes a population of %s, by %s, that runs as it is', async (model, people, members) => {
    const flags = ['--population-model', model, '--people', people];
    const models = ['--model', 'irt', 'bkt', 'pfa'];
    const done = await run(
      'fit',
      'log.csv',
      '--folds',
      '0',
      '-q',
      ...models,
      '-o',
      'p.yaml',
      ...flags,
    );
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const { populations } = parse(readFileSync(path('p.yaml'), 'utf8')) as {
      populations: { fitted: { learners: number; answers: number; user_model: object }[] };
    };
    expect(populations.fitted).toHaveLength(members);
    expect(populations.fitted.reduce((sum, { learners }) => sum + learners, 0)).toBe(12);
    expect(populations.fitted.reduce((sum, { answers }) => sum + answers, 0)).toBe(120);
    expect(populations.fitted[0].user_model).toHaveProperty('name', model);
    write('tiny.yaml', TINY);
    write('run.yaml', 'mission: ./tiny.yaml\ngroups: {g: {num_users: 20, population: ./p.yaml}}\n');
    const limits = ['--set', 'limits.max_problems=200'];
    const ran = await run('run', 'run.yaml', '-q', '--workers', '1', '-o', 'out', ...limits);
    expect(ran.stderr).toBe('');
    expect(readFileSync(path('out/g.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(21);
  });

  it('makes practice of afm where there is no pfa', async () => {
    const flags = ['--model', 'afm', '--population-model', 'practice', '--folds', '0', '-q'];
    expect(await run('fit', 'log.csv', '-o', 'afm.yaml', ...flags)).toMatchObject({ exitCode: 0 });
    expect(readFileSync(path('afm.yaml'), 'utf8')).toContain('# Members by ability (afm)');
  });

  it('judges recommenders of the next task, and writes what they learnt', async () => {
    mkdirSync(path('next'));
    const done = await run('fit', 'log.csv', '--recommend', '--top', '1', '--next', 'next');
    expect(done.exitCode).toBe(0);
    const [head, ...rows] = done.stdout.split('\n');
    expect(head).toMatch(/^recommender +hit rate +95% interval$/);
    expect(rows.slice(0, 5).map((row) => row.split(/ +/).slice(0, 2))).toEqual(
      RECOMMENDERS.map((name) => [name, '1.0000']),
    );
    expect(done.stdout).toContain('among 1 recommended; 108 pairs of 12 learners; 5 folds');
    expect(done.stdout).toContain('cannot be told apart: the log has no dates');
    for (const name of RECOMMENDERS) {
      const text = readFileSync(path('next', `next-${name}.yaml`), 'utf8');
      expect(parse(text)).toEqual({ s0: { s1: 1 }, s1: { s0: 1 } });
    }
  });

  it('judges those that are named beside a model, within a day and later, on a second log, too', async () => {
    const dated = (who: string): string[] =>
      [1, 1, 2, 2].map((day, at) => `${who},s${at % 3},i,1,2020-01-0${day}`);
    write('dated.csv', [HEADER, ...['u', 'v', 'w'].flatMap(dated)].join('\n'));
    const flags = ['--recommend', 'vote', '--test', 'dated.csv', '--model', 'accuracy', '--json'];
    const { models, next_task: next } = document((await run('fit', 'dated.csv', ...flags)).stdout);
    expect(models.map(({ model }) => model)).toEqual(['accuracy']);
    expect(next).toMatchObject({ top: 5, recommenders: [{ name: 'vote' }] });
    for (const rates of Object.values(next!.recommenders[0])) {
      if (rates === 'vote') continue;
      expect(rates).toMatchObject({
        pairs: 9,
        hit_rate: 1,
        same_day: { pairs: 6 },
        later: { pairs: 3 },
      });
    }
    expect((await run('fit', 'dated.csv', ...flags.slice(0, -1))).stdout).toMatch(
      /recommender +hit rate .*same day .*later .*test hit rate .*same day .*later/,
    );
  });

  it('predicts a second log, with names that the first does not know', async () => {
    write('later.csv', `${HEADER}\nnew,s0,i1,1,0\nnew,s9,i77,0,1\nu1,s1,i2,1,2\n`);
    const done = await run('fit', 'log.csv', '--test', 'later.csv', '--folds', '0');
    expect(done.exitCode).toBe(0);
    expect(done.stdout).toContain('test AUC');
    expect(done.stdout).not.toMatch(/NaN|undefined/);
  });

  it('reads several logs as one', async () => {
    const done = await run('fit', 'log.csv', 'later.csv', '--json', '--model', 'accuracy');
    expect(document(done.stdout).answers).toBe(123);
  });

  it('stands answers that are all alike, and a single learner', async () => {
    write('alike.csv', `learner,skill,correct\n${'a,s,1\n'.repeat(5)}`);
    const done = await run('fit', 'alike.csv', '-o', 'alike.yaml');
    expect(done.exitCode).toBe(0);
    expect(done.stdout).not.toMatch(/NaN|Infinity|undefined/);
    expect(readFileSync(path('alike.yaml'), 'utf8')).not.toMatch(/NaN|Infinity/);
  });

  it.each([
    [['empty.csv'], 'empty.csv  is empty'],
    [['header.csv'], 'header.csv  has no answers'],
    [['missing.csv'], 'missing.csv  no such file'],
    [['ambiguous.csv'], 'more than one column may hold the learner: user_id, student'],
    [['torn.csv'], 'torn.csv:2  not valid CSV'],
    [['log.csv', '--learner', 'usr_id'], 'did you mean "user_id"?'],
    [['log.csv', '--folds', '13'], '13 folds of 12 learners'],
    [['log.csv', '--wrong-values', '1'], '"1" stands in more than one'],
    [['log.csv', '-o', './log.csv'], 'would overwrite another file'],
    [['log.csv', '--model', 'dkt'], 'Allowed choices are accuracy, irt, bkt, afm, pfa'],
    [['log.csv', '--people', 'learners'], '--people  is about a population that nobody asked for'],
    [
      ['log.csv', '-o', 'p.yaml', '--population-model', 'practise'],
      'Allowed choices are accuracy, difficulty, practice, knowledge-tracing',
    ],
    [
      ['log.csv', '-o', 'p.yaml', '--population-model', 'difficulty', '--model', 'pfa'],
      'difficulty  needs irt, and --model leaves it out  (add --model irt)',
    ],
    [
      ['log.csv', '-o', 'p.yaml', '--population-model', 'practice', '--counts', 'log'],
      'counts answers as they are, not ln(1 + count)  (leave --counts log out)',
    ],
    [
      [
        'log.csv',
        '-o',
        'p.yaml',
        '--population-model',
        'knowledge-tracing',
        '--people',
        'learners',
      ],
      'does not go with --people learners',
    ],
    [['log.csv', '--recommend', 'dice'], 'Allowed choices are slope-one, markov, all-pairs'],
    [['log.csv', '--next', '.'], '--next  needs --recommend'],
    [['log.csv', '--recommend', '--next', 'nowhere'], '--next nowhere  no such folder'],
    [['log.csv', '--recommend', '--top', '0'], 'must be a whole number from 1 to 99'],
    [['log.csv', '-o', '.', '--model', 'accuracy'], 'cannot be written (EISDIR)'],
    [
      ['log.csv', '-o', 'no/such/folder.yaml', '--model', 'accuracy'],
      'is in a folder that does not exist',
    ],
  ])('refuses %j', async (args, message) => {
    const done = await run('fit', ...args);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain(message);
  });

  it('writes nothing when something is wrong', async () => {
    await run('fit', 'bad.csv', '--strict', '-o', 'never.yaml');
    expect(existsSync(path('never.yaml'))).toBe(false);
  });

  it('does not mind a reader who goes away', async () => {
    const done = await bash('learnersim fit log.csv --json -q | head -c 20');
    expect(done.stderr).toBe('');
  });
});
