/** The engine over HTTP: the same bytes, what the description says, and what a broken server costs. */

import { readFileSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { x } from 'tinyexec';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { EngineHost } from '../../src/adapters/http/engine-host.js';
import { engineServer } from '../../src/adapters/http/engine-server.js';
import { worldHash } from '../../src/adapters/http/engine-line.js';
import { builtInWorld } from '../../src/cli/engine-serve.js';
import { definitionOf } from '../../src/runner/engine-settings.js';
import { COMMAND, TINY, workplace } from '../cli/workplace.js';
import { contentOf } from '../runner/temp-folder.js';
import { smallPlan } from '../runner/plans.js';
import { OPEN_API } from './open-api.js';

const FILE = resolve(import.meta.dirname, '../../docs/engine-openapi.yaml');
const SLOW = 120_000;

/** Some wait for two others, so that there is something to choose from and to cascade over. */
const LADDER = `slug: ladder
foundations: [a]
skills:
  - {slug: a, problem_types: 2}
  - {slug: b, prerequisites: [a]}
  - {slug: c, prerequisites: [a]}
  - {slug: d, prerequisites: [b, c]}
  - {slug: e, prerequisites: [c]}
  - {slug: f, prerequisites: [d, e]}
`;

const common = (engine: string, mission: string): string => `name: same
mission: ${mission}
follow_up: {days: 5}
limits: {max_problems: 100, stalled_after: 15}
num_processes: 1
outputs: {events: csv}
${engine}`;

/** One group of which one learner in three fails: 9 learners go in chunks of 3. */
const small = (engine: string): string => `${common(engine, './tiny.yaml')}
groups:
  everything:
    num_users: 9
    user_params: {starting_prob: 0.85}
    alternatives: {booster_tasks_v3: booster, pretest: pretest, challenge_problems: challenge}
`;

/** In one thread: 5 learners go in chunks of 2. Of everything that a learner does, somebody does it. */
const config = (engine: string): string => `${common(engine, './ladder.yaml')}
groups:
  plain: &group {num_users: 5, user_params: {starting_prob: 0.85}}
  everything:
    <<: *group
    alternatives: {booster_tasks_v3: booster, pretest: pretest, challenge_problems: challenge}
  lively: {num_users: 5, population: mixed, max_time_per_day: {uniform: [100, 900]}}
populations:
  mixed:
    - preset: typical
      behaviour: {task_choice: random, pace: {spread: 0.4}, schedule: {days: [mon, wed]}}
    - {preset: struggling, behaviour: {task_choice: {weighted: 0.5}, dropout: {daily: 0.3}}}
`;

const { run, path, write } = workplace({
  'built-in.yaml': config(''),
  'small.yaml': small(''),
  'tiny.yaml': TINY,
  'ladder.yaml': LADDER,
});

/** Bodies of requests and responses that went through the proxy, with the status. */
const heard: { readonly request: unknown; readonly status: number; readonly response: unknown }[] =
  [];
const open: Server[] = [];

async function listen(server: Server): Promise<string> {
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * The engine's server, with a say in what it answers: `answer` is told of the request's body and the response's, and gives
 * what is sent; undefined: nothing ever.
 */
async function overheard(
  isStateless: boolean,
  answer: (request: string, response: string, status: number) => string | undefined,
): Promise<string> {
  const server = engineServer({ worldOf: builtInWorld, isStateless });
  server.prependListener('request', (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    const send = response.end.bind(response) as (text: string) => typeof response;
    response.end = ((text: string) => {
      const said = answer(Buffer.concat(parts).toString(), text, response.statusCode);
      return said === undefined ? response : send(said);
    }) as typeof response.end;
  });
  return await listen(server);
}

/** The engine's server, with what passes written down. */
const tapped = async (isStateless: boolean): Promise<string> =>
  await overheard(isStateless, (request, response, status) => {
    const [sent, got] = [JSON.parse(request), JSON.parse(response)] as unknown[];
    heard.push({ request: sent, status, response: got });
    return response;
  });

const tables = (directory: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(contentOf(path(directory))).filter(([name]) => name.endsWith('.csv')),
  );

beforeAll(async () => {
  const done = await run('run', 'built-in.yaml', '-q', '-o', 'built-in');
  expect(done).toMatchObject({ stderr: '', exitCode: 0 });
  await run('run', 'small.yaml', '-q', '-o', 'small');
}, SLOW);

afterAll(() => open.forEach((server) => server.close()));

describe('the built-in engine', () => {
  it.each([
    ['over HTTP', false],
    ['over HTTP, with all state on the wire', true],
  ])('gives the same bytes %s', { timeout: SLOW }, async (name, isStateless) => {
    write('http.yaml', config(`engine: {url: "${await tapped(isStateless)}"}`));
    const done = await run('run', 'http.yaml', '-q', '-o', name);
    expect(done).toMatchObject({ stderr: '', exitCode: 0 });
    expect(tables(name)).toEqual(tables('built-in'));
  });

  it(
    'gives the same bytes as a module, and a manifest that names it',
    { timeout: SLOW },
    async () => {
      const sound = resolve(import.meta.dirname, 'zoo/sound.mjs');
      write('module.yaml', config(`engine: {module: "${sound}"}`));
      const done = await run('run', 'module.yaml', '-q', '-o', 'module', '--workers', '2');
      expect(done).toMatchObject({ stderr: '', exitCode: 0 });
      expect(tables('module')).toEqual(tables('built-in'));
      const [ours, theirs] = ['built-in', 'module'].map(
        (name) => JSON.parse(readFileSync(path(name, 'manifest.json'), 'utf8')) as Manifest,
      );
      expect(theirs.engines[sound].sha256).toMatch(/^[0-9a-f]{64}$/);
      expect({ ...theirs, engines: undefined, hashes: undefined, config: undefined }).toEqual({
        ...ours,
        engines: undefined,
        hashes: undefined,
        config: undefined,
      });
    },
  );

  it('is traced step by step over HTTP as at home', { timeout: SLOW }, async () => {
    write('traced.yaml', config(`engine: {url: "${await tapped(false)}"}`));
    const who = ['--group', 'everything', '--learner', '1', '--json'];
    const [far, near] = [
      await run('trace', 'traced.yaml', ...who),
      await run('trace', 'built-in.yaml', ...who),
    ];
    expect(far).toEqual(near);
  });
});

interface Manifest {
  readonly engines: Readonly<Record<string, { readonly sha256: string }>>;
}

describe('docs/engine-openapi.yaml', () => {
  const text = stringify(OPEN_API, { lineWidth: 0, aliasDuplicateObjects: false });
  if (process.env['UPDATE_README'] === '1') writeFileSync(FILE, text);

  it('is what the server checks with', () => expect(readFileSync(FILE, 'utf8')).toBe(text));

  it('describes everything that went over the wire', () => {
    const { schemas } = (parse(readFileSync(FILE, 'utf8')) as typeof OPEN_API).components;
    const [request, response, fault] = [
      schemas.StepsRequest,
      schemas.StepsResponse,
      schemas.Fault,
    ].map((schema) => z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]));
    const kinds = new Set<string>();
    for (const one of heard) {
      const sent = request.safeParse(one.request);
      const got = (one.status === 200 ? response : fault).safeParse(one.response);
      expect([sent.error, got.error]).toEqual([undefined, undefined]);
      for (const step of (one.request as { steps: { do: string }[] }).steps) kinds.add(step.do);
    }
    expect(heard.map(({ status }) => status)).toContain(409);
    expect([...kinds].sort()).toEqual(
      'answer begin recommend restore review_interval reviews snapshot start'.split(' '),
    );
    // The check itself can fail.
    expect(request.safeParse({ version: 1, steps: [] }).success).toBe(false);
  });
});

describe('the server', () => {
  const definition = definitionOf(smallPlan(), smallPlan().groups[0]);
  const world = worldHash(definition);
  const post = async (body: unknown, headers = { 'content-type': 'application/json' }) => {
    const url = await listen(engineServer({ worldOf: builtInWorld, isStateless: false }));
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${url}/v1/steps`, { method: 'POST', headers, body: text });
    return [answer.status, JSON.stringify(await answer.json())] as const;
  };
  const begin = { session: 's', sequence: 0, do: 'begin' };
  const steps = [begin];

  it.each([
    ['no JSON', '{', 400, /is no JSON/],
    ['another version', { version: 2, world, steps }, 400, /version/],
    ['an unknown key', { version: 1, world, steps: [{ ...begin, x: 1 }] }, 400, /steps/],
    ['a world that is not known', { version: 1, world, steps }, 409, /not known/],
    [
      'a world under another hash',
      { version: 1, world: '0'.repeat(64), definition, steps },
      400,
      /hash/,
    ],
  ])('refuses %s', async (_, body, status, says) => {
    const [found, text] = await post(body);
    expect(found).toBe(status);
    expect(text).toMatch(says);
  });

  it('refuses constants out of bounds', async () => {
    const settings = { ...definition.settings, constants: { challenge_size: -1 } };
    const wrong = { ...definition, settings };
    const body = { version: 1, world: worldHash(wrong), definition: wrong, steps };
    expect(await post(body)).toEqual([400, expect.stringMatching(/challenge_size/)]);
  });

  it('takes no text that a web page could send', async () => {
    const [status] = await post({}, { 'content-type': 'text/plain' });
    expect(status).toBe(415);
  });

  it('fails the step of an unknown session, and no other', async () => {
    const lost = { session: 'lost', sequence: 3, do: 'recommend', recommend: 0 };
    const [status, text] = await post({ version: 1, world, definition, steps: [lost, begin] });
    expect(status).toBe(200);
    const { results } = JSON.parse(text) as { results: { error?: string; task?: string }[] };
    expect(results[0].error).toMatch(/this session is not known/);
    expect(results[1]).toMatchObject({ task: 'none' });
  });

  it('lets the oldest sessions go when there are too many, however small their mission', () => {
    const { mission, create } = builtInWorld(definition);
    // All of them share an engine: what is counted are sessions.
    const engine = create();
    const hosted = { mission: { ...mission, skills: [mission.skills[0]] }, create: () => engine };
    const host = new EngineHost(false);
    const result = (at: number, step: 'begin' | 'snapshot') =>
      host.step(hosted, { session: String(at), sequence: Number(step !== 'begin'), do: step });
    for (let at = 0; at < 20_000; at++) expect(result(at, 'begin').error).toBeUndefined();
    expect(result(0, 'snapshot').error).toMatch(/has too many/);
    expect(result(19_999, 'snapshot').error).toBeUndefined();
    // Those of a run are not many.
    expect(result(10_000, 'snapshot').error).toBeUndefined();
  });

  it('does a step that comes twice once', async () => {
    const start = { session: 's', sequence: 1, do: 'start', at: 0, now: 0 };
    const answer = { session: 's', do: 'answer', correct: true, hinted: false, now: 30_000 };
    const twice = [
      { ...answer, sequence: 2 },
      { ...answer, sequence: 2 },
    ];
    const [, text] = await post({ version: 1, world, definition, steps: [begin, start, ...twice] });
    const { results } = JSON.parse(text) as { results: unknown[] };
    expect(results[3]).toEqual(results[2]);
  });
});

describe('a server that is broken', () => {
  /** `silences`: requests of the learner's that are never answered. */
  const alter = async (change: (result: Record<string, unknown>) => void, silences = 0) => {
    let left = silences;
    return await overheard(false, (request, response) => {
      if (left > 0 && request.includes('/0-1"')) {
        left--;
        return undefined;
      }
      const value = JSON.parse(response) as {
        results?: (Record<string, unknown> & { session: string })[];
      };
      value.results?.filter(({ session }) => session.endsWith('/0-1')).forEach(change);
      return JSON.stringify(value);
    });
  };

  it.each<[string, (result: Record<string, unknown>) => void, RegExp]>([
    [
      'unknown skill',
      (one) => (one['changed'] = [{ skill: 'x', level: 'level1' }]),
      /unknown skill: "x"/,
    ],
    ['own error', (one) => (one['error'] = 'database gone'), /database gone/],
    [
      'nonsense level',
      (one) => (one['changed'] = [{ skill: 'x', level: 7 }]),
      /nonsense in the resp/,
    ],
    ['no task', (one) => delete one['task'], /does not say which task/],
    // Asked together with others and alone: each costs the time-out, so in one chunk only.
    ['never', () => undefined, /no answer within 2 s/],
  ])(
    '%s: one learner fails, the others are as ever',
    { timeout: SLOW },
    async (name, change, says) => {
      const url = await alter(change, name === 'never' ? 2 : 0);
      const file = `${name}.yaml`;
      write(file, small(`engine: {url: "${url}", timeout_seconds: ${name === 'never' ? 2 : 20}}`));
      const done = await run('run', file, '-q', '-o', name);
      const failed = name === 'never' ? 1 : 3;
      expect(done.stderr).toContain(
        `group everything: the engine failed ${failed} of 9 learners, first learner 1: `,
      );
      expect(done.stderr).toMatch(says);
      expect(done.exitCode).toBe(3);
      const [rows, sound] = [path(name, 'partial'), path('small')].map((folder) =>
        readFileSync(`${folder}/everything.csv`, 'utf8').split('\n'),
      );
      // The second place of each chunk of three; the first line is the header.
      const others = (lines: readonly string[]) => lines.filter((_, at) => at % 3 !== 2);
      expect(others(rows)).toEqual(others(sound));
      expect(rows[2]).toMatch(/^same,everything,1,error,/);
    },
  );

  it('does not hold up Ctrl-C', { timeout: 30_000 }, async () => {
    let asked = (): void => undefined;
    const isAsked = new Promise<void>((done) => (asked = done));
    const url = await listen(createServer(() => asked()));
    write('silent.yaml', config(`engine: {url: "${url}", timeout_seconds: 600}`));
    const args = [COMMAND, 'run', 'silent.yaml', '-q', '-o', 'silent'];
    const child = x(process.execPath, args, { nodeOptions: { cwd: path() } });
    onTestFinished(() => void child.kill('SIGKILL'));
    await isAsked;
    child.kill('SIGINT');
    const done = await child;
    expect(done.stderr).toBe(
      'error: same: interrupted after 0 of 15 learners: nothing is judged\n',
    );
    expect(done.exitCode).toBe(130);
    expect(Object.keys(contentOf(path('silent')))).toContain('partial/manifest.json');
  });

  it('that is not there ends the run soon, with exit 3', { timeout: SLOW }, async () => {
    write('nobody.yaml', config('engine: {url: "http://127.0.0.1:9"}'));
    const done = await run('run', 'nobody.yaml', '-q', '-o', 'nobody');
    expect(done.stderr).toMatch(/the engine failed 5 of 5 learners/);
    expect(done.exitCode).toBe(3);
  });
});
