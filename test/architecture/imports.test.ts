/** The rules of the house, as a test: who may import whom, what may be named where, how files look. */

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, violations } from './check-sources.js';
import { ROOMS, SHARED } from './rooms.js';

const SRC = resolve(import.meta.dirname, '../../src');

/** Pages and packages that are loaded with a page, before anything is asked of it. */
function loadedBy(path: string, pages = new Set<string>(), packages = new Set<string>()) {
  pages.add(path);
  for (const { specifier, typeOnly, lazy } of importsOf(readFileSync(join(SRC, path), 'utf8'))) {
    if (typeOnly || lazy) continue;
    const page = join(path, '..', specifier).replaceAll('\\', '/').replace(/\.js$/, '.ts');
    if (!specifier.startsWith('.')) packages.add(specifier);
    else if (!pages.has(page)) loadedBy(page, pages, packages);
  }
  return { pages, packages };
}

describe('src', () => {
  const paths = readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(SRC.length + 1)
        .replaceAll('\\', '/'),
    );

  it('is found', () => expect(paths.length).toBeGreaterThan(40));

  it('holds TypeScript and nothing else', () => {
    expect(paths.filter((path) => !path.endsWith('.ts'))).toEqual([]);
  });

  it('keeps to the table of rooms', () => {
    // Declarations say what others wrote.
    const pages = paths.filter((path) => !path.endsWith('.d.ts'));
    const sources = pages.map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }));
    expect(sources.flatMap(violations)).toEqual([]);
  });

  it('starts a worker thread with hardly any package: zod and yaml alone would double its start', () => {
    const { pages, packages } = loadedBy('runner/worker.ts');
    expect(pages).toContain('engine/engine.ts');
    expect([...packages].toSorted()).toEqual([
      'csv-stringify/sync',
      'fastest-levenshtein',
      'node:worker_threads',
      'seedrandom/lib/tychei.js',
    ]);
  });

  it('starts a run without the engine, which is for its worker threads, and without what few ask for', () => {
    const { pages, packages } = loadedBy('cli/run.ts');
    expect(pages).toContain('runner/write-results.ts');
    for (const page of ['engine/engine.ts', 'harness/harness.ts', 'cli/report.ts']) {
      expect(pages).not.toContain(page);
    }
    for (const one of ['piscina', 'vega', 'node-sqlite3-wasm', 'hyparquet-writer', 'bullmq']) {
      expect(packages).not.toContain(one);
    }
  });

  it('has every room of the table', () => {
    const rooms = new Set(paths.map((path) => path.split('/')[0].replace(/\.ts$/, '')));
    expect(
      [...Object.keys(ROOMS), ...Object.keys(SHARED)].filter((room) => !rooms.has(room)),
    ).toEqual([]);
  });
});

describe('the checker itself', () => {
  it('sees every form of import', () => {
    const code = `
      import a from 'a'; import * as b from "b"; import { c, type d } from 'c';
      import type { e } from 'e'; export { f } from 'f'; export type { g } from 'g';
      export * from 'h'; import 'i'; const j = await import('j'); import k, { l } from 'k';
      import {
        m,
      } from 'm';`;
    const names = importsOf(code).map(({ specifier }) => specifier);
    expect(names.toSorted()).toEqual('abcefghijkm'.split(''));
    const types = importsOf(code).filter(({ typeOnly }) => typeOnly);
    expect(types.map(({ specifier }) => specifier)).toEqual(['e', 'g']);
  });

  it.each([
    ['engine/a.ts', `import { b } from '../runner/b.js';`, 'runner/b'],
    ['engine/rules/a.ts', `import type { b } from '../../harness/b.js';`, 'harness/b'],
    ['stats/a.ts', `export * from '../content/b.js';`, 'content/b'],
    ['content/a.ts', `import '../engine/b.js';`, 'engine/b'],
    ['content/a.ts', `import { parse } from 'csv-stringify';`, 'csv-stringify'],
    ['learners/a.ts', `import { b } from '../engine/b.js';`, 'engine/b (only as import type)'],
    ['learners/a.ts', `import { type b } from '../engine/b.js';`, 'engine/b (only as import type)'],
    [
      'harness/a.ts',
      `import { b } from '../engine/engine.js';`,
      'engine/engine (only as import type)',
    ],
    ['harness/a.ts', `import { b } from '../learners/b.js';`, 'learners/b (only as import type)'],
    ['experiment/a.ts', `import { b } from '../engine/engine.js';`, 'engine/engine'],
    ['experiment/a.ts', `import { b } from '../learners/learner.js';`, 'learners/learner'],
    ['metrics/a.ts', `import { b } from '../harness/harness.js';`, 'harness/harness'],
    ['output/a.ts', `import { b } from '../experiment/plan.js';`, 'experiment/plan'],
    ['output/a.ts', `const b = await import('../cli/run.js');`, 'cli/run'],
    ['runner/a.ts', `import { b } from '../cli/run.js';`, 'cli/run'],
    ['units.ts', `import { b } from './engine/levels.js';`, 'engine/levels'],
    ['cli/a.ts', `import { b } from './b';`, './b (no .js at its end)'],
    ['cli/a.ts', `import { z } from 'zod';`, 'zod'],
    ['runner/a.ts', `import { parse } from 'yaml';`, 'yaml'],
    ['engine/a.ts', `import seedrandom from 'seedrandom';`, 'seedrandom'],
    ['output/a.ts', `import { writeFileSync } from 'node:fs';`, 'node:fs'],
    ['harness/a.ts', `import { readFile } from 'fs/promises';`, 'fs/promises'],
    ['harness/a.ts', `import { Worker } from 'node:worker_threads';`, 'node:worker_threads'],
    ['output/a.ts', `import { Piscina } from 'piscina';`, 'piscina'],
    ['experiment/a.ts', `import { get } from 'node:https';`, 'node:https'],
    ['runner/a.ts', `const a = Math.random();`, 'Math.random'],
    ['runner/a.ts', `const a = { [transferableSymbol]: [] };`, 'transferableSymbol'],
    ['metrics/a.ts', `const a = Date.now();`, 'Date.now'],
    ['output/a.ts', `const a = new Date();`, 'new Date'],
    ['harness/a.ts', `const a = performance.now();`, 'performance.now'],
    ['experiment/a.ts', `const a = process.env['A'];`, 'process.env'],
    ['engine/a.ts', `console.log(1);`, 'console.log'],
    ['stats/a.ts', '\n'.repeat(301), '301 lines'],
    ['stats/a.ts', `export default 1;`, 'export default'],
    ['stats/a.ts', `const a = 1; export { a as default };`, 'export default'],
    ['stats/someThing.ts', '', 'not in kebab-case'],
    ['stats/utils.ts', '', 'a name that says nothing'],
    ['verdicts/a.ts', `import '../units.js';`, 'is in no room of the table'],
  ])('%s: %s', (path, text, fault) => {
    expect(violations({ path, text })).toEqual([`${path} -> ${fault}`]);
  });

  it.each([
    ['engine/a.ts', `import { b } from '../content/b.js'; import { c } from './rules/c.js';`],
    ['engine/rules/a.ts', `import { b } from '../levels.js'; import { c } from '../../units.js';`],
    ['learners/a.ts', `import type { b } from '../engine/b.js';`],
    [
      'harness/a.ts',
      `import { b } from '../engine/levels.js'; import type { c } from '../learners/c.js';`,
    ],
    ['content/a.ts', `import { parse } from 'csv-parse/sync';`],
    ['runner/a.ts', `import { b } from 'node:os'; const c = performance.now();`],
    ['runner/worker.ts', `export default 1;`],
    ['stats/a.ts', `// Math.random() and import { b } from '../cli/b.js'\n/* new Date() */`],
    ['stats/a.ts', '\n'.repeat(300)],
  ])('finds nothing wrong with %s: %s', (path, text) => {
    expect(violations({ path, text })).toEqual([]);
  });
});
