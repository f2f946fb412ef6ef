/** `check` on the two public knowledge maps: the dangling prerequisites of the larger one, each at its line. */

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyAlternative } from '../../src/check/alternatives.js';
import { checkMission } from '../../src/check/check-mission.js';
import type { Finding } from '../../src/check/finding.js';
import { readDocument } from '../../src/content/document.js';
import { importLists } from '../../src/content/import-lists.js';
import { checkScenario } from '../../src/content/scenario.js';

const DATA = resolve(import.meta.dirname, '../../../shared/data');
const SKIP = existsSync(DATA) ? false : 'the real lists are not beside this checkout';

function findingsOf(folder: string): { findings: Finding[]; yaml: string } {
  const list = (name: string): { file: string; text: string } => ({
    file: name,
    text: readFileSync(join(DATA, folder, name), 'utf8'),
  });
  const { yaml } = importLists({
    slug: folder,
    skills: list('skills.csv'),
    prerequisites: list('prerequisites.csv'),
    foundations: 'roots',
    dropDangling: false,
  });
  const scenario = checkScenario(readDocument('map.yaml', yaml));
  return { findings: checkMission(scenario, everyAlternative()), yaml };
}

describe.skipIf(SKIP)(SKIP || 'real maps', () => {
  it('third grade: every learner completes it through every alternative', () => {
    const { findings } = findingsOf('khan-grade3');
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('the whole map of May 2015: fourteen prerequisites dangle, nothing else blocks', () => {
    const { findings, yaml } = findingsOf('khan-map-2015-05');
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ fault }) => fault)).toEqual([
      ...Array.from({ length: 14 }, () => 'missing prerequisite'),
      'unreachable skills',
    ]);
    const lines = yaml.split('\n');
    for (const { what, place, proofs } of errors.slice(0, 14)) {
      const [, missing] = / needs "(.*)", which does not exist/.exec(what)!;
      expect(lines[place!.line - 1].trim()).toBe(missing === '' ? '- ""' : `- ${missing}`);
      expect(proofs.map(({ learner }) => learner)).toContain('unaccelerated');
    }
  });
});
