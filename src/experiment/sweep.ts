/** `sweep:` of a configuration: from dotted paths and values to points. */

import type { Path } from '../content/document.js';
import { type Reported, problemAt, quoted } from '../content/schema-problems.js';
import type { Problem } from '../errors.js';
import { assumptionReadings, presetProblems } from './assumptions.js';
import { rawGroups } from './group-names.js';
import { parameterHint } from './numeric-parameters.js';
import { GROUP_KEYS } from './schema.js';
import { sweptValues } from './sweep-schema.js';
import { stepsOf } from './sweep-values.js';

/** Groups of all points together at most [assumption]: enough for a fine grid, few enough to keep in memory. */
export const MOST_GROUPS = 10_000;

/** One path at one value. */
export interface Setting {
  /** dotted, inside a group */
  readonly path: string;
  readonly value: string | number;
  /** where the value is written */
  readonly written: Path;
}

export interface Sweep {
  /** what is laid over every group, a list a point; none: nothing is swept. With problems: as far as can be told */
  readonly points: readonly (readonly Setting[])[];
  readonly problems: readonly Problem[];
}

const NOTHING: Sweep = { points: [], problems: [] };

/** Keys of a group that say nothing of what its learners meet, or that make other groups of it. */
const NOT_SWEPT = new Set(['name', 'description', 'assign']);

/**
 * Reads the sweep of a raw document: the points of the grid, the last path fastest. What the schema of a configuration
 * refuses is passed over here.
 */
export function readSweep(value: unknown, source: Reported): Sweep {
  const { sweep } = (value ?? {}) as { sweep?: unknown };
  if (typeof sweep !== 'object' || sweep === null) return NOTHING;
  const { preset, ...paths } = sweep as Readonly<Record<string, unknown>>;
  if (preset !== undefined) return presetSweep(value, Object.keys(paths), source);
  if (Object.keys(paths).length === 0) {
    return { points: [], problems: [problemAt(source, ['sweep'], 'names nothing to sweep')] };
  }
  const axes = Object.entries(paths).map(([path, values]) => axisOf(path, values, source));
  const problems = axes.flatMap((axis) => axis.problems);
  const sound = axes.filter(({ count }) => count > 0);
  const points = sound.reduce((product, { count }) => product * count, 1);
  const tooMany = tooManyGroups(points * Math.max(rawGroups(value).length, 1), source);
  const most = tooMany.length > 0 ? 1 : Infinity;
  return {
    points: grid(sound.map(({ count, setting }) => firstOf(Math.min(count, most), setting))),
    problems: [...problems, ...tooMany],
  };
}

function firstOf(count: number, setting: Axis['setting']): Setting[] {
  return Array.from({ length: count }, (_, at) => setting(at));
}

/** A problem when the points make more groups than can be kept. */
export function tooManyGroups(groups: number, source: Reported): Problem[] {
  if (groups <= MOST_GROUPS) return [];
  const what = `makes ${groups} groups over all points, at most ${MOST_GROUPS} can be run`;
  return [problemAt(source, ['sweep'], what, 'leave out values, or take larger steps')];
}

function presetSweep(value: unknown, paths: readonly string[], source: Reported): Sweep {
  const problems = [
    ...presetProblems(value, source),
    ...paths.map((path) => {
      const hint = 'a preset stands alone: use two configurations';
      return problemAt(source, ['sweep', path], 'stands beside a preset', hint);
    }),
  ];
  const written = ['sweep', 'preset'];
  const readings = assumptionReadings(value).map((reading) => [{ ...reading, written }]);
  return { points: [[], ...readings], problems };
}

/** One path with its values; none when there is something wrong with them. */
interface Axis {
  readonly count: number;
  readonly setting: (at: number) => Setting;
  readonly problems: readonly Problem[];
}

function axisOf(path: string, raw: unknown, source: Reported): Axis {
  const at = ['sweep', path];
  const none = (problems: readonly Problem[]): Axis => ({
    count: 0,
    setting: () => ({ path, value: 0, written: at }),
    problems,
  });
  const wrong = (what: string, hint?: string): Axis => none([problemAt(source, at, what, hint)]);
  const keys = path.split('.');
  if (keys.includes('') || keys.includes('__proto__')) {
    return wrong('is no dotted path inside a group', 'for instance user_params.starting_prob');
  }
  if (NOT_SWEPT.has(keys[0])) {
    return wrong(`${keys[0]} cannot be swept`, 'for instance user_params, engine, alternatives');
  }
  if (!GROUP_KEYS.has(keys[0])) {
    return wrong(`${quoted(keys[0])} is no key of a group`, parameterHint(path));
  }
  const { data: values } = sweptValues.safeParse(raw);
  if (values === undefined) return none([]);
  if (!Array.isArray(values)) {
    const steps = stepsOf(values);
    if (typeof steps === 'string') return wrong(steps);
    const { count, value } = steps;
    return { count, setting: (n) => ({ path, value: value(n), written: at }), problems: [] };
  }
  const setting = (n: number): Setting => ({ path, value: values[n], written: [...at, n] });
  const seen = new Set<string | number>();
  const problems = values.flatMap((value, n) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [problemAt(source, [...at, n], `${quoted(value)} stands here a second time`)];
  });
  return { count: values.length, setting, problems };
}

function grid(axes: readonly (readonly Setting[])[]): Setting[][] {
  return axes.reduce<Setting[][]>(
    (points, axis) => points.flatMap((point) => axis.map((setting) => [...point, setting])),
    [[]],
  );
}
