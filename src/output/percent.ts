/** Figures for people. */

/** One decimal, and no sign on a zero. */
export function decimal(value: number): string {
  const text = value.toFixed(1);
  return text === '-0.0' ? '0.0' : text;
}

/** `12.3%`; `-` where there is none. */
export function percent(share: number | undefined): string {
  return share === undefined ? '-' : `${decimal(share * 100)}%`;
}
