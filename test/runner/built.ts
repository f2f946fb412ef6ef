/** The built runner: its worker threads need JavaScript, which `npm test` builds first. Types come from the sources. */

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const load = (page: string): Promise<unknown> =>
  import(pathToFileURL(resolve(import.meta.dirname, '../../dist/runner', page)).href);

export const { writeResults } = (await load(
  'write-results.js',
)) as typeof import('../../src/runner/write-results.js');
export const { runExperiment } = (await load(
  'run-experiment.js',
)) as typeof import('../../src/runner/run-experiment.js');
export const { writeSweep } = (await load(
  'write-sweep.js',
)) as typeof import('../../src/runner/write-sweep.js');
export const { CHECKS } = (await load(
  'engine-checks.js',
)) as typeof import('../../src/runner/engine-checks.js');
export const { OwnEngines } = (await load(
  'own-engines.js',
)) as typeof import('../../src/runner/own-engines.js');
