/** Round numbers for axes and tables. */

const STEPS = [1, 2, 5, 10] as const;

/** The smallest 1, 2 or 5 times a power of ten that cuts `span` into at most `most` pieces. */
export function niceStep(span: number, most: number): number {
  const least = span / Math.max(most, 1);
  const power = 10 ** Math.floor(Math.log10(least));
  return STEPS.map((step) => step * power).find((step) => step >= least * (1 - 1e-9))!;
}

/** Round numbers from 0 up to the first that is not below `top`. */
export function niceValues(top: number, most: number): number[] {
  const step = Math.max(1, niceStep(Math.max(top, 1), most));
  return Array.from({ length: Math.ceil(top / step) + 1 }, (_, at) => at * step);
}
