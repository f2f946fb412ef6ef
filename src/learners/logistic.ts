/** The probability of these log odds, 0 to 1; 0.5 at 0. */
export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
