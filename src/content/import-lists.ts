/** A scenario from a team's own lists: two CSV texts to YAML. Graph faults are kept as they are, with a warning each. */

import { stringify } from 'yaml';
import { type Problem, UserError } from '../errors.js';
import { type ListFile, type ListRow, readRows } from './list-file.js';
import { parseScenario } from './scenario.js';
import { quoted } from './schema-problems.js';
import { stronglyConnected } from './strongly-connected.js';

export interface ImportOptions {
  readonly slug: string;
  readonly skills: ListFile;
  readonly prerequisites: ListFile;
  /** `roots`: every skill without prerequisites; or a text with a slug a line */
  readonly foundations: 'roots' | 'none' | ListFile;
  readonly dropDangling: boolean;
}

export interface Imported {
  readonly yaml: string;
  readonly skills: number;
  readonly prerequisites: number;
  readonly foundations: number;
  readonly warnings: readonly string[];
}

/** Columns of the skills' list, and the key each becomes. */
const TEXT_COLUMNS = ['title', 'topic'] as const;
const NUMBER_COLUMNS = ['difficulty', 'seconds', 'problem_types'] as const;
/** A plain decimal number, an exponent allowed. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

interface ListedSkill {
  readonly slug: string;
  readonly [key: string]: string | number | string[];
}

/** A row of the prerequisites' list. */
interface Edge {
  readonly prerequisite: string;
  readonly line: number;
}

/**
 * Makes a scenario.
 * @throws UserError for lists that cannot be read, and for what no scenario may hold, by list and line
 */
export function importLists(options: ImportOptions): Imported {
  const warnings: string[] = [];
  const optional = [...TEXT_COLUMNS, ...NUMBER_COLUMNS];
  const skillRows = readRows(options.skills, ['skill'], warnings, optional);
  const edgeRows = readRows(options.prerequisites, ['skill', 'prerequisite'], warnings);
  const { file } = options.skills;
  const problems: Problem[] = [];
  if (skillRows.length === 0) throw new UserError({ file, line: 1, what: 'has no rows' });
  const skills = skillRows.map((row) => readSkill(row, file, problems));
  const slugs = new Set(skills.map((skill) => skill.slug));
  const edges = collectEdges(edgeRows, slugs, options, warnings, problems);
  checkDoubles(skillRows, skills, file, warnings, problems);
  const prerequisitesOf = (slug: string): string[] =>
    (edges.get(slug) ?? []).map(({ prerequisite }) => prerequisite);
  warnCycles([...slugs], prerequisitesOf, warnings);
  if (problems.length > 0) throw new UserError(problems);
  const listed = skills.map((skill) => ({ ...skill, prerequisites: prerequisitesOf(skill.slug) }));
  const foundations = [...new Set(foundationsOf(options.foundations, listed))];
  const yaml = stringify({ slug: options.slug, foundations, skills: listed }, { lineWidth: 0 });
  checkScenario(yaml, options, skillRows, edges);
  return {
    yaml,
    skills: slugs.size,
    prerequisites: [...edges.values()].reduce((sum, list) => sum + list.length, 0),
    foundations: foundations.length,
    warnings,
  };
}

/** What is wrong with the scenario is said of the lists that it was made from. */
function checkScenario(
  yaml: string,
  { slug, skills, prerequisites }: ImportOptions,
  rows: readonly ListRow[],
  edges: ReadonlyMap<string, readonly Edge[]>,
): void {
  const inLists = ({ path = '', what, hint }: Problem): Problem => {
    const [top, at, key, place] = path.split('.');
    if (top !== 'skills') return { file: path === 'slug' ? '--slug' : skills.file, what, hint };
    const row = rows[Number(at)] as ListRow | undefined;
    if (key === 'prerequisites' && row) {
      const edge = edges.get(row.cells['skill'])?.[Number(place)];
      return { file: prerequisites.file, line: edge?.line, path: 'prerequisite', what, hint };
    }
    const column = key === 'slug' ? 'skill' : key;
    return { file: skills.file, line: row?.line, path: column, what, hint };
  };
  try {
    parseScenario(slug, yaml);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.problems.map(inLists));
  }
}

function readSkill({ line, cells }: ListRow, file: string, problems: Problem[]): ListedSkill {
  const slug = cells['skill'];
  const wrong = (what: string): number => problems.push({ file, line, what });
  if (slug === '') wrong('skill is empty');
  const skill: Record<string, string | number> & { slug: string } = { slug };
  for (const column of TEXT_COLUMNS) {
    const cell = cells[column] ?? '';
    if (cell !== '') skill[column] = cell;
  }
  for (const column of NUMBER_COLUMNS) {
    const cell = (cells[column] ?? '').trim();
    if (cell === '') continue;
    const number = DECIMAL.test(cell) ? Number(cell) : NaN;
    if (Number.isFinite(number)) skill[column] = number;
    else wrong(`${column} is no number: ${quoted(cell)}`);
  }
  return skill;
}

/** Rows of the prerequisites' list by skill, in its order. */
function collectEdges(
  rows: readonly ListRow[],
  slugs: ReadonlySet<string>,
  options: ImportOptions,
  warnings: string[],
  problems: Problem[],
): Map<string, Edge[]> {
  const { file } = options.prerequisites;
  const edges = new Map<string, Edge[]>();
  for (const { line, cells } of rows) {
    const { skill, prerequisite } = cells;
    const place = `${file}:${line}`;
    if (!slugs.has(skill)) {
      problems.push({ file, line, what: `no skill ${quoted(skill)} in the list of skills` });
      continue;
    }
    const list = edges.get(skill) ?? [];
    if (!slugs.has(prerequisite)) {
      const fate = options.dropDangling ? ' (left out)' : '';
      warnings.push(
        `${place}  ${skill}  prerequisite ${quoted(prerequisite)} does not exist${fate}`,
      );
      if (options.dropDangling) continue;
    } else if (prerequisite === skill) {
      warnings.push(`${place}  ${skill}  is its own prerequisite`);
    } else if (list.some((edge) => edge.prerequisite === prerequisite)) {
      warnings.push(`${place}  ${skill}  prerequisite ${quoted(prerequisite)} is listed twice`);
    }
    list.push({ prerequisite, line });
    edges.set(skill, list);
  }
  return edges;
}

/** A skill that is listed twice alike is odd; with other values nobody can know which ones count. */
function checkDoubles(
  rows: readonly ListRow[],
  skills: readonly ListedSkill[],
  file: string,
  warnings: string[],
  problems: Problem[],
): void {
  const first = new Map<string, number>();
  skills.forEach((skill, at) => {
    const earlier = first.get(skill.slug);
    const { line } = rows[at];
    if (earlier === undefined) {
      first.set(skill.slug, at);
    } else if (JSON.stringify(skills[earlier]) === JSON.stringify(skill)) {
      warnings.push(`${file}:${line}  ${skill.slug}  is listed twice`);
    } else if (skill.slug !== '') {
      const what = `skill ${quoted(skill.slug)} is listed in line ${rows[earlier].line} with other values`;
      problems.push({ file, line, what });
    }
  });
}

function warnCycles(
  slugs: readonly string[],
  prerequisitesOf: (slug: string) => readonly string[],
  warnings: string[],
): void {
  const index = new Map(slugs.map((slug, at) => [slug, at]));
  const targets = slugs.map((slug) =>
    prerequisitesOf(slug)
      .map((one) => index.get(one))
      .filter((at) => at !== undefined),
  );
  for (const component of stronglyConnected(targets)) {
    if (component.length < 2) continue;
    const names = component.toSorted((a, b) => a - b).map((at) => slugs[at]);
    warnings.push(`circular prerequisites among ${names.length} skills: ${names.join(', ')}`);
  }
}

function foundationsOf(
  source: ImportOptions['foundations'],
  skills: readonly (ListedSkill & { readonly prerequisites: readonly string[] })[],
): string[] {
  if (source === 'none') return [];
  if (source === 'roots') {
    return skills.filter((skill) => skill.prerequisites.length === 0).map((skill) => skill.slug);
  }
  const known = new Set(skills.map((skill) => skill.slug));
  const lines = source.text.split(/\r?\n/).map((line) => line.trim());
  const problems = lines.flatMap((slug, at): Problem[] =>
    slug === '' || known.has(slug)
      ? []
      : [{ file: source.file, line: at + 1, what: `no skill ${quoted(slug)}` }],
  );
  if (problems.length > 0) throw new UserError(problems);
  return lines.filter((slug) => slug !== '');
}
