/** Branded numbers, and the only conversions between them. A brand exists at compile time only. */

declare const unit: unique symbol;
type Branded<Name extends string> = number & { readonly [unit]: Name };

/** A skill's place in its mission, from 0. */
export type SkillIx = Branded<'SkillIx'>;
/** Virtual time or a span of it, whole milliseconds. */
export type Milliseconds = Branded<'Milliseconds'>;
/** A probability, 0 to 1. */
export type Probability = Branded<'Probability'>;

/** Stands where there is no skill. */
export const NO_SKILL = -1 as SkillIx;
/** Stands where something never happened, or never will come due: before and after all times. */
export const NEVER_YET = -1 as Milliseconds;
export const NEVER_AGAIN = Infinity as Milliseconds;

export const DAY = 86_400_000 as Milliseconds;

/** Seconds (any fraction) to whole milliseconds. */
export function milliseconds(seconds: number): Milliseconds {
  return Math.round(seconds * 1000) as Milliseconds;
}

/** Days (any fraction) to whole milliseconds. */
export function daysToMilliseconds(days: number): Milliseconds {
  return Math.round(days * DAY) as Milliseconds;
}
