/**
 * How long `check` takes on a map of 5,000 skills, against an empty Node process: the graph analysis alone, and the
 * whole command. Run it on the built project: node bench/check.mjs. Prints medians and ratios of alternating rounds.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { missionGraph } from '../dist/check/mission-graph.js';
import { staticFindings } from '../dist/check/static-findings.js';
import { readDocument } from '../dist/content/document.js';
import { checkScenario } from '../dist/content/scenario.js';

const SKILLS = 5000;
const ROUNDS = 9;
const COMMAND = resolve(import.meta.dirname, '../dist/cli/main.js');

/** Eight children a skill, as in the reference tree, and a second prerequisite some way back. */
function mapText() {
  const lines = ['slug: big', 'foundations: [s0]', 'skills:'];
  for (let skill = 0; skill < SKILLS; skill++) {
    const needs = skill === 0 ? [] : [...new Set([(skill - 1) >> 3, Math.max(skill - 40, 0)])];
    lines.push(
      `  - { slug: s${skill}, prerequisites: [${needs.map((one) => `s${one}`).join(', ')}] }`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function milliseconds(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const folder = mkdtempSync(join(tmpdir(), 'learnersim-bench-'));
const file = join(folder, 'big.yaml');
writeFileSync(file, mapText());
const node = (...args) => execFileSync(process.execPath, args, { stdio: 'ignore' });
const parsed = checkScenario(readDocument(file, mapText()));
const times = { empty: [], analysis: [], command: [] };
for (let round = 0; round < ROUNDS; round++) {
  times.empty.push(milliseconds(() => node('-e', '0')));
  times.analysis.push(milliseconds(() => staticFindings(missionGraph(parsed), parsed)));
  times.command.push(milliseconds(() => node(COMMAND, 'check', file)));
}
rmSync(folder, { recursive: true });
const [empty, analysis, command] = [times.empty, times.analysis, times.command].map(median);
const row = (name, value) =>
  console.log(
    `${name.padEnd(32)} ${value.toFixed(1).padStart(8)} ms  ${(value / empty).toFixed(2).padStart(6)} x`,
  );
console.log(`${SKILLS} skills, medians of ${ROUNDS} rounds, against node -e 0`);
row('node -e 0', empty);
row('graph analysis, parsing apart', analysis);
row('learnersim check', command);
console.log(`graph analysis, first time: ${times.analysis[0].toFixed(1)} ms`);
