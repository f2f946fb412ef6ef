export function holm(p: readonly (number | undefined)[]): (number | undefined)[] {
  return [...p];
}
