/** Real maps, read where they lie beside the checkout: skipped, with a message, where they are absent. */

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileMission } from '../../src/content/compile.js';
import { type Imported, type ImportOptions, importLists } from '../../src/content/import-lists.js';
import { parseScenario } from '../../src/content/scenario.js';

const DATA = resolve(import.meta.dirname, '../../../shared/data');
const absent = !existsSync(DATA);
const why = absent ? `: skipped, there is no ${DATA}` : '';

function importFolder(
  folder: string,
  options: Pick<ImportOptions, 'foundations' | 'dropDangling'>,
): Imported {
  const list = (file: string): { file: string; text: string } => ({
    file,
    text: readFileSync(resolve(DATA, folder, file), 'utf8'),
  });
  return importLists({
    slug: folder,
    skills: list('skills.csv'),
    prerequisites: list('prerequisites.csv'),
    ...options,
  });
}

const ignored = 'skills.csv:1  ignored columns: seconds_per_fast_problem';

describe(`real lists${why}`, () => {
  it.skipIf(absent)('the third-grade mission: 73 skills, 98 edges, 9 roots', () => {
    const result = importFolder('khan-grade3', { foundations: 'roots', dropDangling: false });
    expect(result).toMatchObject({ skills: 73, prerequisites: 98, foundations: 9 });
    expect(result.warnings).toEqual([ignored]);
    const mission = compileMission(parseScenario('s', result.yaml));
    expect(mission.skills).toHaveLength(73);
    expect(mission.map.prerequisites.targets).toHaveLength(98);
    expect(mission.foundations).toHaveLength(9);
    expect(mission.skills.every((skill) => skill.seconds === 30)).toBe(true);
  });

  it.skipIf(absent)('the whole map: 14 dangling prerequisites, kept', () => {
    const result = importFolder('khan-map-2015-05', { foundations: 'none', dropDangling: false });
    expect(result).toMatchObject({ skills: 1838, prerequisites: 1431 + 14, foundations: 0 });
    const [first, ...dangling] = result.warnings;
    expect(first).toBe(ignored);
    expect(dangling).toHaveLength(14);
    expect(dangling.every((line) => line.endsWith(' does not exist'))).toBe(true);
    expect(dangling.filter((line) => line.includes(' "" '))).toHaveLength(1);
    const { map } = compileMission(parseScenario('s', result.yaml));
    expect(map.prerequisites.targets).toHaveLength(1431);
    expect(map.missing.reduce((sum, count) => sum + count, 0)).toBe(14);
  });

  it.skipIf(absent)('the whole map, dangling ones left out', () => {
    const result = importFolder('khan-map-2015-05', { foundations: 'roots', dropDangling: true });
    expect(result).toMatchObject({ skills: 1838, prerequisites: 1431 });
    expect(result.warnings.filter((line) => line.endsWith('(left out)'))).toHaveLength(14);
    const mission = compileMission(parseScenario('s', result.yaml));
    expect(mission.map.missing.every((count) => count === 0)).toBe(true);
  });
});
