/** A scenario from a team's own lists: two CSV texts to YAML. Graph faults are kept as they are, with a warning each. */

import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'yaml';
import { type Problem, UserError } from '../errors.js';
import { parseScenario } from './scenario.js';
import { quoted } from './schema-problems.js';
import { stronglyConnected } from './strongly-connected.js';

export interface ListFile {
  readonly file: string;
  readonly text: string;
}

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

interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

interface ListedSkill {
  readonly slug: string;
  readonly [key: string]: string | number | string[];
}

/**
 * Makes a scenario.
 * @throws UserError for lists that cannot be read: no such column, an empty slug, a number that is none
 */
export function importLists(options: ImportOptions): Imported {
  const warnings: string[] = [];
  const skillRows = readRows(options.skills, ['skill'], warnings, [
    ...TEXT_COLUMNS,
    ...NUMBER_COLUMNS,
  ]);
  const edgeRows = readRows(options.prerequisites, ['skill', 'prerequisite'], warnings);
  const problems: Problem[] = [];
  const skills = skillRows.map((row) => readSkill(row, options.skills.file, problems));
  const slugs = new Set(skills.map((skill) => skill.slug));
  const prerequisites = collectEdges(edgeRows, slugs, options, warnings, problems);
  warnDoubles(skillRows, options.skills.file, warnings);
  warnCycles([...slugs], prerequisites, warnings);
  if (problems.length > 0) throw new UserError(problems);
  const listed = skills.map((skill) => ({
    ...skill,
    prerequisites: prerequisites.get(skill.slug) ?? [],
  }));
  const foundations = foundationsOf(options.foundations, listed);
  const yaml = stringify({ slug: options.slug, foundations, skills: listed }, { lineWidth: 0 });
  parseScenario(options.slug, yaml);
  const edges = [...prerequisites.values()].reduce((sum, list) => sum + list.length, 0);
  return {
    yaml,
    skills: slugs.size,
    prerequisites: edges,
    foundations: foundations.length,
    warnings,
  };
}

function readRows(
  list: ListFile,
  required: readonly string[],
  warnings: string[],
  optional: readonly string[] = [],
): Row[] {
  const rows = parseCsv(list);
  const header = Object.keys(rows[0]?.cells ?? {});
  const missing = required.filter((column) => !header.includes(column));
  if (rows.length === 0) throw new UserError({ file: list.file, line: 1, what: 'has no rows' });
  if (missing.length > 0) {
    const what = `has no column ${missing.map(quoted).join(' and no column ')}`;
    throw new UserError({ file: list.file, line: 1, what, hint: `columns: ${header.join(', ')}` });
  }
  const ignored = header.filter((name) => !required.includes(name) && !optional.includes(name));
  if (ignored.length > 0) {
    warnings.push(`${list.file}:1  ignored columns: ${ignored.join(', ')}`);
  }
  return rows;
}

function parseCsv({ file, text }: ListFile): Row[] {
  try {
    const records = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      info: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
    throw new UserError({ file, line, what: `not valid CSV: ${error.message}` });
  }
}

function readSkill(row: Row, file: string, problems: Problem[]): ListedSkill {
  const slug = row.cells['skill'];
  const wrong = (what: string): number => problems.push({ file, line: row.line, what });
  if (slug === '') wrong('skill is empty');
  const skill: Record<string, string | number> & { slug: string } = { slug };
  for (const column of TEXT_COLUMNS) {
    const cell = row.cells[column] ?? '';
    if (cell !== '') skill[column] = cell;
  }
  for (const column of NUMBER_COLUMNS) {
    const cell = (row.cells[column] ?? '').trim();
    if (cell === '') continue;
    const number = Number(cell);
    if (Number.isFinite(number)) skill[column] = number;
    else wrong(`${column} is no number: ${quoted(cell)}`);
  }
  return skill;
}

/** Prerequisites by skill, in the order of the list. */
function collectEdges(
  rows: readonly Row[],
  slugs: ReadonlySet<string>,
  options: ImportOptions,
  warnings: string[],
  problems: Problem[],
): Map<string, string[]> {
  const { file } = options.prerequisites;
  const edges = new Map<string, string[]>();
  for (const { line, cells } of rows) {
    const skill = cells['skill'];
    const prerequisite = cells['prerequisite'];
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
    } else if (list.includes(prerequisite)) {
      warnings.push(`${place}  ${skill}  prerequisite ${quoted(prerequisite)} is listed twice`);
    }
    list.push(prerequisite);
    edges.set(skill, list);
  }
  return edges;
}

function warnDoubles(rows: readonly Row[], file: string, warnings: string[]): void {
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const slug = cells['skill'];
    if (seen.has(slug)) warnings.push(`${file}:${line}  ${slug}  is listed twice`);
    seen.add(slug);
  }
}

function warnCycles(
  slugs: readonly string[],
  prerequisites: ReadonlyMap<string, readonly string[]>,
  warnings: string[],
): void {
  const index = new Map(slugs.map((slug, at) => [slug, at]));
  const targets = slugs.map((slug) =>
    (prerequisites.get(slug) ?? []).map((one) => index.get(one)).filter((at) => at !== undefined),
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
