/** Colours of alternatives: safe for colour-blind readers, and never the only thing that tells two apart. */

interface Tone {
  readonly light: string;
  readonly dark: string;
}

/** Okabe & Ito (2008); darker or lighter where 3:1 against the ground (WCAG 2.2, 1.4.11) asks for it. */
export const SERIES: readonly Tone[] = [
  { light: '#0072b2', dark: '#56b4e9' },
  { light: '#c24f00', dark: '#e69f00' },
  { light: '#007a5a', dark: '#2fc79a' },
  { light: '#a8517f', dark: '#e3a1c4' },
  { light: '#1b1f27', dark: '#f0e442' },
  { light: '#5b6fd6', dark: '#9fb0ff' },
  { light: '#8a6d00', dark: '#d9c27a' },
];

/** Strokes tell apart those whose colours are alike, or repeat. */
const DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [7, 3],
  [2, 3],
  [10, 3, 2, 3],
];

/** The colour of alternative number `at`, as the page's style names it. */
export function seriesColor(at: number): string {
  return `var(--series-${at % SERIES.length})`;
}

export function seriesDash(at: number): readonly number[] {
  return DASHES[(at + Math.floor(at / SERIES.length)) % DASHES.length];
}

/** The colours as declarations of a style. */
export function seriesStyle(tone: keyof Tone): string {
  return SERIES.map((one, at) => `--series-${at}: ${one[tone]};`).join(' ');
}
