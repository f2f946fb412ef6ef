/** A point of a sweep, as people see it. */

/** Values by parameter name, in the order of the sweep; empty: the configuration as it is. */
export type SweepPoint = Readonly<Record<string, string | number>>;

/** `starting_prob=0.6, spacing_seconds=0`. */
export function pointText(point: SweepPoint): string {
  const parts = Object.entries(point).map(([name, value]) => `${name}=${valueText(value)}`);
  return parts.length === 0 ? 'as configured' : parts.join(', ');
}

/** Longest number that is said in full [assumption]: 2/3 has no short form, and 57600.25 must not lose its end. */
const LONGEST = 12;

/** A value for people: as it is written, a number without a short form to six digits. */
export function valueText(value: string | number): string {
  if (typeof value === 'string') return value;
  const text = plainDecimal(value);
  return text.length <= LONGEST ? text : String(Number(value.toPrecision(6)));
}

/** A number in full, never with an exponent. */
export function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(Math.min(decimalsOf(value), 100)) : text;
}

/** Digits behind the point in the shortest decimal that means this number. */
export function decimalsOf(value: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  const fraction = digits.split('.')[1] ?? '';
  return Math.max(fraction.length - Number(exponent), 0);
}

/** A short name for each path: its last part where no other path has the same, else all of it. */
export function parameterNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const all = [...new Set(paths)];
  const last = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
  const isAlone = (path: string): boolean =>
    all.filter((one) => last(one) === last(path)).length === 1;
  return new Map(all.map((path) => [path, isAlone(path) ? last(path) : path]));
}
