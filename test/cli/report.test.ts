/** `learnersim report` and `run --report`: which files are written, which stay, and what is refused. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { PAIR, TINY, workplace } from './workplace.js';

const EVIL = '<script>alert(1)</script>';
const { path, run, spawn, write } = workplace({
  'tiny.yaml': TINY,
  'pair.yaml': PAIR,
  'evil.yaml': `name: "x ${EVIL.replace('/', '')}"
description: "${EVIL}"
mission: ./evil-mission.yaml
groups: {one: {num_users: 3, description: "${EVIL}", user_params: {starting_prob: 0.8}}}
`,
  'evil-mission.yaml': `slug: evil\nfoundations: [a]\nskills: [{slug: a, title: "${EVIL}"}]\n`,
  'sweep.yaml': `${PAIR}sweep: {user_params.starting_prob: [0.7, 0.8]}\n`,
  'preset.yaml': `${PAIR}sweep: {preset: assumptions}\n`,
  'assigned.yaml': `mission: ./tiny.yaml
groups: {all: {num_users: 12, assign: {booster_tasks_v3: {control: 1, booster: 1}}, user_params: {starting_prob: 0.8}}}
`,
  'nobody.yaml': `${PAIR}limits: {max_problems: 2}\n`,
  'kinds.yaml': `mission: ./tiny.yaml
limits: {max_problems: 60}
populations:
  one:
    - {weight: 2, name: 'a, "b" <i>', user_model: {name: accuracy, starting_prob: {beta: [6, 4]}}}
    - {name: slow, user_model: {name: accuracy, starting_prob: 0.3}}
  two:
    - {weight: 2, name: 'a, "b" <i>', user_model: {name: accuracy, starting_prob: {beta: [6, 4]}}}
    - {name: other, user_model: {name: accuracy, starting_prob: 0.9}}
groups:
  first: {num_users: 70, population: one, description: Where it began.}
  second: {num_users: 60, population: two, alternatives: {booster_tasks_v3: booster}}
  third: {num_users: 50, population: one, reweight: {slow: 3}}
  nobody: {num_users: 5, user_params: {starting_prob: 0.8}}
`,
  'mixes.yaml': `mission: ./tiny.yaml
populations: {all: [{name: fast, user_model: {name: accuracy, starting_prob: 0.9}}, {name: slow, user_model: {name: accuracy, starting_prob: 0.6}}]}
groups: {one: {num_users: 5, population: all}}
sweep: {reweight.slow: [1, 3]}
`,
  'rounds.yaml': `${PAIR.replaceAll(/num_users: ./g, 'num_users: 100')}precision: {metric: problems.mean, relative_half_width: 0.1, max_users: 500}
`,
});
const page = (name: string) => readFileSync(path('results', name, 'report.html'), 'utf8');

beforeAll(async () => {
  expect(await run('run', 'pair.yaml', '-q')).toMatchObject({ exitCode: 0 });
});

describe('report', () => {
  it('writes one file, the same bytes each time and wherever it is called from', async () => {
    const files = () =>
      readdirSync(path('results/pair'))
        .filter((name) => name !== 'report.html')
        .map((name) => [name, readFileSync(path('results/pair', name), 'utf8')]);
    const before = files();
    expect(await spawn('report', 'results/pair')).toEqual({
      exitCode: 0,
      stdout: 'written to results/pair/report.html\n',
      stderr: '',
    });
    const first = page('pair');
    expect(files()).toEqual(before);
    await run('report', path('results/pair'), '-o', 'elsewhere.html');
    expect(readFileSync(path('elsewhere.html'), 'utf8')).toBe(first);
    expect(first).not.toContain(path());
    expect(first).not.toMatch(/\b20\d\d-\d\d/);
  });

  it('text of configurations and scenarios stays text', async () => {
    expect(await run('run', 'evil.yaml', '-q', '--report', '-o', 'results/evil')).toMatchObject({
      exitCode: 0,
    });
    const text = page('evil');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    // The page's own: data of people and of the map, and what runs.
    expect(text.match(/<script[^>]*>/g)).toEqual([
      '<script type="application/json" id="data-journey">',
      '<script type="application/json" id="data-map">',
      '<script>',
    ]);
  });

  it.each([
    ['sweep', 'The sweep'],
    ['preset', 'The sweep'],
    ['assigned', 'against'],
    ['nobody', 'cannot be compared'],
    ['rounds', 'The alternatives'],
  ])('%s: a page without a missing number', async (name, words) => {
    const done = await run('run', `${name}.yaml`, '-q', '--report');
    expect(done).toMatchObject({ stdout: '', exitCode: 0 });
    // What the page's script says is its own.
    const text = page(name).replace(/<script>[^]*<\/script>/, '');
    expect(text).toContain(words);
    expect(text).not.toMatch(/\bNaN\b|\bundefined\b|\bInfinity\b/);
  });

  it('what is a part of a run says so', async () => {
    await run('run', 'pair.yaml', '-q', '-o', 'part');
    const manifest = readFileSync(path('part/manifest.json'), 'utf8');
    writeFileSync(
      path('part/manifest.json'),
      manifest.replace('"partial": false', '"partial": true'),
    );
    expect(await run('report', 'part')).toMatchObject({
      exitCode: 0,
      stderr: 'warning: part is a part of a run\n',
    });
    expect(readFileSync(path('part/report.html'), 'utf8')).toContain('This run is incomplete.');
  });

  it('charts as files, that stand alone', async () => {
    const done = await run('report', 'results/pair', '--format', 'svg', '-o', 'charts');
    expect(done).toMatchObject({ exitCode: 0, stdout: 'written to charts\n' });
    const names = ['accuracy', 'completed-by-days', 'completed-by-problems', 'distribution'];
    expect(readdirSync(path('charts'))).toEqual(names.map((name) => `${name}.svg`));
    for (const name of names) {
      const text = readFileSync(path('charts', `${name}.svg`), 'utf8');
      expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(text).not.toContain('var(');
    }
  });
});

describe('learners by kind', () => {
  const tableOf = (name: string): string[][] => {
    const plain = (text: string) =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    const [, body] = /by kind and alternative<\/caption>[^]*?<tbody>([^]*?)<\/tbody>/.exec(
      page(name),
    )!;
    return [...body.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => plain(cell)),
    );
  };

  it('say what the learners in the CSV files add up to', async () => {
    expect(await run('run', 'kinds.yaml', '-q', '--report')).toMatchObject({ exitCode: 0 });
    const rows: string[][] = [];
    for (const kind of ['a, "b" <i>', 'slow', 'other']) {
      for (const group of ['first', 'second', 'third', 'nobody']) {
        const all: Record<string, string>[] = parse(
          readFileSync(path('results/kinds', `${group}.csv`), 'utf8'),
          { columns: true },
        );
        const own = all.filter((one) => one['kind'] === kind);
        if (own.length === 0) continue;
        const done = own
          .filter(({ status }) => status === 'completed')
          .map((one) => Number(one['problems_to_completion']))
          .toSorted((one, other) => one - other);
        const sum = (of: (one: Record<string, string>) => number) =>
          own.reduce((total, one) => total + of(one), 0);
        const reviews = sum((one) => Number(one['review_problems']));
        const right = sum((one) =>
          Math.round(Number(one['review_problems']) * Number(one['review_accuracy'])),
        );
        const at = (share: number) => shown(done[Math.floor(share * own.length)]);
        const shown = (value: number | undefined) =>
          value === undefined || Number.isNaN(value) ? '-' : String(Number(value.toFixed(6)));
        rows.push([kind, group, String(own.length), String(done.length)]);
        rows.at(-1)!.push(shown(done.length / own.length), at(0.5), at(0.05), at(0.95));
        rows.at(-1)!.push(shown(right / reviews));
      }
    }
    const withoutIntervals = tableOf('kinds').map((cells) =>
      cells.filter((_, at) => at !== 5 && at !== 6),
    );
    expect(withoutIntervals).toEqual(rows);
    expect(rows.map(([kind, group]) => `${kind} ${group}`)).toEqual([
      'a, "b" <i> first',
      'a, "b" <i> second',
      'a, "b" <i> third',
      'slow first',
      'slow third',
      'other second',
    ]);
    expect(page('kinds')).toContain('Without a population: nobody.');
  });

  it('the page says who they are, and that some are in other shares', () => {
    const text = page('kinds').replaceAll(/\s+/g, ' ');
    expect(text).toContain('Where it began.');
    expect(text).toContain(
      'reweighted third: 1 of 2 kinds stretched (slow to 1.8 times its share)',
    );
    expect(text).toContain(
      '40% a, &quot;b&quot; &lt;i&gt; (accuracy: starting_prob beta(6, 4), mean 0.6)',
    );
    expect(text).toMatch(/The same in all alternatives.*20 minutes a day.*The alternatives/);
    expect(text).toContain('<code>booster_tasks_v3: booster</code>');
    expect(text).toContain('<noscript>');
  });

  it('of a sweep over shares each mix is told, with its point', async () => {
    const done = await run('run', 'mixes.yaml', '-q', '--report', '-o', 'mixes');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const text = readFileSync(path('mixes/report.html'), 'utf8');
    expect(text).toContain('(slow=1): 0 of 2 kinds stretched');
    expect(text).toContain('(slow=3): 1 of 2 kinds stretched');
  });

  it('no population, no table of kinds; one kind alone is the whole', async () => {
    await run('report', 'results/pair', '-o', 'pair.html');
    expect(readFileSync(path('pair.html'), 'utf8')).not.toContain('by kind');
    const done = await run(
      'run',
      'kinds.yaml',
      '-q',
      '--report',
      '-o',
      'alone',
      '--set',
      'populations.one=[{preset: typical}]',
      '--set',
      'populations.two=[{preset: typical}]',
      '--set',
      'groups.third.reweight={typical: 2}',
    );
    expect(done).toMatchObject({ exitCode: 0 });
    expect(readFileSync(path('alone/report.html'), 'utf8')).not.toContain('by kind');
  });
});

describe('what is refused, with exit code 2 and nothing written', () => {
  const refused = async (...args: readonly string[]) => {
    const done = await run('report', ...args);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).not.toMatch(/\n {4}at /);
    return done.stderr;
  };

  it('a place inside the results under another name, or without a folder', async () => {
    expect(await refused('results/pair', '-o', 'results/pair/summary.csv')).toContain(
      'there it is called report.html',
    );
    expect(await refused('results/pair', '-o', 'nowhere/x.html')).toContain('does not exist');
    expect(await refused('results/pair', '-o', '')).toContain('is empty');
    expect(await refused('results/pair', '--format', 'svg', '-o', 'results/pair')).toContain(
      'is the results directory',
    );
    expect(await refused('results/pair', '--format', 'svg', '-o', 'pair.yaml')).toContain(
      'is not a directory',
    );
    expect(await refused('results')).toContain('holds no manifest.json');
    expect(await refused('pair.yaml')).toBe(
      'pair.yaml  is not a directory  (did you mean results/pair?)\n',
    );
  });

  /** Changes a file of the results, and the manifest with it, so that only its content is wrong. */
  const forged = async (
    file: string,
    from: RegExp,
    to: string,
    config = 'pair.yaml',
  ): Promise<string> => {
    await run('run', config, '-q', '-o', 'forged');
    const old = readFileSync(path('forged', file), 'utf8');
    const text = old.replace(from, to);
    expect(text).not.toBe(old);
    write(`forged/${file}`, text);
    const hashOf = (part: string) => createHash('sha256').update(part).digest('hex');
    const manifest = readFileSync(path('forged/manifest.json'), 'utf8');
    write('forged/manifest.json', manifest.replace(hashOf(old), hashOf(text)));
    const said = await refused('forged');
    expect(existsSync(path('forged/report.html'))).toBe(false);
    return said;
  };

  it('tables that a run does not write', async () => {
    expect(await forged('summary.csv', /,5,/, ',five,')).toContain(
      'nothing that learnersim writes',
    );
    expect(await forged('summary.csv', /\n.*\n$/, '\n')).toContain('holds 1 rows');
    expect(await forged('one.csv', /,follow_up_problems/, ',later_problems')).toContain(
      'it was written by an earlier version',
    );
  });

  it('learners of a kind that the population has not', async () => {
    expect(await forged('first.csv', /,slow\n/, ',quick\n', 'kinds.yaml')).toContain(
      '"quick" is nothing that learnersim writes',
    );
  });

  it('a file that is not the one of the manifest', async () => {
    await run('run', 'pair.yaml', '-q', '-o', 'changed');
    write('changed/skills.csv', 'x\n');
    expect(await refused('changed')).toContain(
      'is not the file that the manifest was written with',
    );
  });
});

describe('a page of earlier results', () => {
  it('does not outlive them, but what is no page of ours does', async () => {
    await run('run', 'pair.yaml', '-q', '-o', 'again', '--report');
    expect(existsSync(path('again/report.html'))).toBe(true);
    await run('run', 'pair.yaml', '-q', '-o', 'again');
    expect(existsSync(path('again/report.html'))).toBe(false);
    write('again/report.html', 'mine');
    await run('run', 'pair.yaml', '-q', '-o', 'again');
    expect(readFileSync(path('again/report.html'), 'utf8')).toBe('mine');
  });
});
