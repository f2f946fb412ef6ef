/** Many comparisons at once. */

/**
 * Holm's (1979) step-down adjustment: rejecting what is at most 5% here errs anywhere in the family with 5% at most. R's
 * p.adjust(method = "holm").
 * @param pValues undefined where there was no test: such stay out of the family
 * @returns adjusted p-values in the same order
 */
export function holm(pValues: readonly (number | undefined)[]): (number | undefined)[] {
  const adjusted: (number | undefined)[] = pValues.map(() => undefined);
  const tested = pValues
    .flatMap((p, place) => (p === undefined ? [] : [{ p, place }]))
    .toSorted((one, other) => one.p - other.p);
  let largest = 0;
  tested.forEach(({ p, place }, rank) => {
    largest = Math.max(largest, Math.min((tested.length - rank) * p, 1));
    adjusted[place] = largest;
  });
  return adjusted;
}
