/** Shares for people. */

/** `12.3%`; `-` where there is none. */
export function percent(share: number | undefined): string {
  return share === undefined ? '-' : `${(share * 100).toFixed(1)}%`;
}
