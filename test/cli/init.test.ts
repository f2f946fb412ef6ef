/** `learnersim init`: a folder that runs at once, and never a file of somebody's that is written over. */

import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFiles } from '../../src/cli/new-files.js';
import { starterFiles } from '../../src/cli/starter.js';
import { VERSION } from '../../src/version.js';
import { contentOf } from '../runner/temp-folder.js';
import { workplace } from './workplace.js';

const ROOT = new URL('../..', import.meta.url);
const PATHS = starterFiles().map(({ path }) => path);
const IN_THE_WAY = 'is in the way  (nothing is written over: move it, or choose another folder)';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number>>;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

describe('init', () => {
  const made = workplace({ '.git/HEAD': '' });
  const worked = workplace();
  const joined = workplace({
    '.git/HEAD': '',
    'package.json': '{}',
    '.gitignore': 'mine\n',
    'README.md': '# Mine\n',
    'configs/mine.yaml': '',
  });

  it('makes a folder, and says what to do in it', async () => {
    const { path, spawn } = worked;
    const done = await spawn('init', 'my mission');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(Object.keys(contentOf(path('my mission'))).toSorted()).toEqual(PATHS.toSorted());
    for (const file of PATHS) expect(done.stdout).toContain(`  ${file} `);
    expect(done.stdout).toMatch(/^made in my mission:\n/);
    const next = "  cd 'my mission'\n  npm install\n  npx learnersim check scenarios configs\n";
    expect(done.stdout).toContain(`next:\n${next}  npx learnersim run configs/boosters.yaml\n`);
    expect(done.stdout).not.toContain('GitHub');
    const { devDependencies } = JSON.parse(
      readFileSync(path('my mission/package.json'), 'utf8'),
    ) as { devDependencies: unknown };
    expect(devDependencies).toEqual({ learnersim: VERSION });
  });

  it('makes a mission, an experiment and a workflow whose commands find no fault in them', async () => {
    const { path, run, bash } = made;
    expect(await run('init', '-q')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const text = readFileSync(path('.github/workflows/learnersim.yml'), 'utf8');
    const { on, jobs } = parse(text) as Workflow;
    expect(Object.keys(on)).toEqual(['schedule', 'pull_request', 'workflow_dispatch']);
    const { steps } = jobs['learnersim'];
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
    const lines = steps.flatMap((step) => step.run ?? []);
    expect(lines[0]).toBe('npm ci');
    expect(lines).toHaveLength(3);
    const said: string[] = [];
    for (const line of lines.slice(1)) {
      expect(line).toMatch(/^npx learnersim /);
      const done = await bash(line.replace('npx ', ''), { GITHUB_ACTIONS: 'true' });
      expect(done, line).toMatchObject({ exitCode: 0 });
      said.push(done.stdout);
    }
    expect(said[0]).toBe('2 missions: 0 errors, 0 warnings, 0 infos\n');
    expect(said[1]).toMatch(/\nexpectations: 5 passed\n$/);
    expect(said[1]).not.toMatch(/BROKEN|problem_limit/);
    const { path: kept } = steps.at(-1)!.with!;
    for (const name of String(kept).trim().split('\n')) {
      expect(Object.keys(contentOf(path())).some((file) => file.startsWith(name))).toBe(true);
    }
    expect(readFileSync(path('junit.xml'), 'utf8')).toContain('failures="0"');
    expect(readFileSync(path('.gitignore'), 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['results/', 'junit.xml']),
    );
  });

  it('leaves what a project has of its own as it is, and says what to add', async () => {
    const { path, run } = joined;
    const done = await run('init');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const add = `npm install --save-dev --save-exact learnersim@${VERSION}`;
    expect(done.stdout).toMatch(
      /\nthere already, and left as it is:\n {2}package\.json +npm install/,
    );
    expect(done.stdout).toMatch(/\n {2}\.gitignore +put into it: node_modules\/, results\/, junit/);
    expect(done.stdout).toContain(`\nnext:\n  ${add}\n  npx learnersim check`);
    const files = contentOf(path());
    expect(files).toMatchObject({
      'package.json': '{}',
      '.gitignore': 'mine\n',
      'README.md': '# Mine\n',
    });
    expect(Object.keys(files)).toContain('configs/boosters.yaml');
  });

  it.each(['-', '--quiet'])('names a folder %j as `cd` takes it', async (folder) => {
    const done = await made.run('init', '--', folder);
    expect(done.stdout).toContain(`\n  cd ./${folder}\n`);
  });

  it('says that a workflow inside a repository is not read', async () => {
    const done = await made.run('init', 'deep/down');
    expect(done.stdout).toContain('\nGitHub reads workflows at the top of a repository only');
  });
});

describe('is refused, and nothing is written', () => {
  const { path, run } = workplace({
    'some/configs/boosters.yaml': 'mine',
    'some/README.md': 'mine',
    'again/configs': 'a file',
    'again/.github/workflows/learnersim.yml': 'mine',
    'file.txt': 'mine',
  });
  const again = workplace();
  const locked = workplace({ 'locked/configs/mine.yaml': '' });
  symlinkSync('nowhere', path('dangling'));
  mkdirSync(path('linked/scenarios'), { recursive: true });
  symlinkSync('nowhere', path('linked/scenarios/fractions.yaml'));

  it.concurrent.each<[title: string, folder: string, stderr: string]>([
    ['what stands there', 'some', `some/configs/boosters.yaml  ${IN_THE_WAY}\n`],
    [
      'all that stands there, a file for a folder too',
      'again',
      `again/configs  is not a directory\nagain/.github/workflows/learnersim.yml  ${IN_THE_WAY}\n`,
    ],
    ['a link to nothing', 'linked', `linked/scenarios/fractions.yaml  ${IN_THE_WAY}\n`],
    ['a file', 'file.txt', 'file.txt  is not a directory\n'],
    ['below a file', 'file.txt/deep/down', 'file.txt  is not a directory\n'],
    ['a link to nothing as folder', 'dangling', 'dangling  is not a directory\n'],
    ['nothing', '', '[dir]  is empty\n'],
    [
      'where no folder can be made',
      '/proc/learnersim/here',
      '/proc/learnersim/here/scenarios/fractions.yaml  cannot be written (ENOENT)\n',
    ],
  ])('%s', async (_, folder, stderr) => {
    const before = contentOf(path());
    expect(await run('init', folder)).toEqual({ exitCode: 2, stdout: '', stderr });
    expect(contentOf(path())).toEqual(before);
  });

  it('a second time', async () => {
    await again.run('init', '-q');
    const done = await again.run('init');
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr.split('\n').map((line) => line.split('  ')[0])).toEqual([
      ...PATHS.slice(0, 3),
      '',
    ]);
  });

  // Root may write anywhere.
  it.skipIf(process.getuid?.() === 0)('a folder that may not be written', async () => {
    chmodSync(locked.path('locked/configs'), 0o555);
    const done = await locked.run('init', 'locked');
    chmodSync(locked.path('locked/configs'), 0o755);
    expect(done.stderr).toBe('locked/configs/boosters.yaml  cannot be written (EACCES)\n');
    expect(Object.keys(contentOf(locked.path()))).toEqual(['locked/configs/mine.yaml']);
  });
});

describe('makeFiles', () => {
  const { path } = workplace({ 'here/mine.txt': 'mine' });

  it('takes back what it made when the rest cannot be made', () => {
    const tooLong = path('new/other', 'x'.repeat(300));
    const files = [path('here/one.txt'), path('new/deep/two.txt'), tooLong];
    expect(() => makeFiles(files.map((file) => [file, 'text']))).toThrow(
      /cannot be written \(ENAME/,
    );
    expect(new Set(readdirSync(path(), { encoding: 'utf8', recursive: true }))).toEqual(
      new Set(['here', 'here/mine.txt']),
    );
  });

  it('never writes over a file', () => {
    expect(() => makeFiles([[path('here/mine.txt'), 'text']])).toThrow(
      'cannot be written (EEXIST)',
    );
    expect(contentOf(path())).toEqual({ 'here/mine.txt': 'mine' });
  });
});

describe('the package', () => {
  it('holds the files of the starter, under names that npm packs', () => {
    const { files } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as {
      files: string[];
    };
    expect(files).toContain('starter');
    const names = Object.keys(contentOf(new URL('starter', ROOT).pathname));
    expect(names.filter((name) => /(^|\/)(\.|package\.json)/.test(name))).toEqual([]);
  });
});
