/** A mix of kinds in other shares than it was drawn in: how far it is stretched, and how much is left of what it says. */

/** A kind's share of the mix as it was and as it is, each to the same total; and how many units were observed of it. */
export interface MixedKind {
  readonly name: string;
  /** above 0 */
  readonly before: number;
  /** 0 or more */
  readonly after: number;
  /** above 0; undefined: nobody counted */
  readonly units: number | undefined;
}

export interface Stretch {
  readonly kinds: number;
  /** kinds with a larger share than before */
  readonly stretched: number;
  /** the kind whose share grew most, and how many times as large it is; undefined: none grew */
  readonly most: { readonly name: string; readonly times: number } | undefined;
  /** of a sample from the mix as it was, the share that is left when its units are weighted to the new mix; 1: all */
  readonly effectiveShare: number;
  /** the units that were observed, and how many they are worth in the new mix; undefined: not known of every kind */
  readonly observed: { readonly units: number; readonly effective: number } | undefined;
}

/** How much larger a share must be to count: less is rounding. */
const ROUNDING = 1e-9;

/** How far a mix is stretched. Neither all `before` nor all `after` are 0. */
export function stretchOf(kinds: readonly MixedKind[]): Stretch {
  const [before, after] = [
    shares(kinds.map((kind) => kind.before)),
    shares(kinds.map((kind) => kind.after)),
  ];
  const times = after.map((share, at) => share / before[at]);
  const grown = times.filter((one) => one > 1 + ROUNDING);
  const largest = Math.max(...grown);
  const units = kinds.map((kind) => kind.units ?? NaN);
  const total = units.reduce((sum, one) => sum + one, 0);
  return {
    kinds: kinds.length,
    stretched: grown.length,
    most:
      grown.length === 0 ? undefined : { name: kinds[times.indexOf(largest)].name, times: largest },
    effectiveShare: effectiveNumber(after, before),
    observed: Number.isNaN(total)
      ? undefined
      : { units: total, effective: effectiveNumber(after, units) },
  };
}

/**
 * How many units of equal weight those of a mix are worth: Kish's (1965) (sum of w)^2 / (sum of w^2), where the units of a
 * kind have equal parts of its share. With the shares of the mix as it was in place of numbers of units, the same as a share
 * of any sample from it.
 */
export function effectiveNumber(after: readonly number[], units: readonly number[]): number {
  const sum = after.reduce((total, share) => total + share, 0);
  return sum ** 2 / after.reduce((total, share, at) => total + share ** 2 / units[at], 0);
}

function shares(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
