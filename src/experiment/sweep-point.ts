/** A point of a sweep, as people see it. */

/** Values by parameter name, in the order of the sweep; empty: the configuration as it is. */
export type SweepPoint = Readonly<Record<string, string | number>>;

/** `starting_prob=0.6, spacing_seconds=0`. */
export function pointText(point: SweepPoint): string {
  const parts = Object.entries(point).map(([name, value]) => `${name}=${valueText(value)}`);
  return parts.length === 0 ? 'as configured' : parts.join(', ');
}

/** A value for people: at most six significant digits. */
export function valueText(value: string | number): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;
}

/** A short name for each path: its last part where no other path has the same, else all of it. */
export function parameterNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const all = [...new Set(paths)];
  const last = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
  const isAlone = (path: string): boolean =>
    all.filter((one) => last(one) === last(path)).length === 1;
  return new Map(all.map((path) => [path, isAlone(path) ? last(path) : path]));
}
