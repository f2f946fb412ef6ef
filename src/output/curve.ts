/** Small curves: a block a point, the same scale for all alternatives. */

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
/** Stands where a point has no value. */
const NONE = '·';

/** One figure of several groups. */
export interface Curves {
  readonly name: string;
  /** undefined: what the values span */
  readonly scale: readonly [low: number, high: number] | undefined;
  readonly text: (value: number) => string;
  /** per group: a value per point */
  readonly values: readonly (readonly (number | undefined)[])[];
}

/** A line a group with a curve a figure, their names above, their scales below. */
export function curveTable(
  title: string,
  groups: readonly string[],
  figures: readonly Curves[],
): string[] {
  const columns = figures.map(({ name, scale, text, values }) => {
    const [low, high] = scale ?? span(values.flat());
    const lines = values.map((one) => curveLine(one, low, high));
    const isKnown = values.flat().some((value) => value !== undefined);
    const label = isKnown ? `${text(low)} to ${text(high)}` : '';
    return [name, ...lines, label];
  });
  const lead = [title, ...groups, ''];
  const all = [lead, ...columns];
  const widths = all.map((column) => Math.max(...column.map((cell) => cell.length)));
  return lead.map((_, row) =>
    all
      .map((column, at) => column[row].padEnd(widths[at]))
      .join('  ')
      .trimEnd(),
  );
}

/** One character a value: the higher, the fuller. */
export function curveLine(
  values: readonly (number | undefined)[],
  low: number,
  high: number,
): string {
  const top = BLOCKS.length - 1;
  return values
    .map((value) => {
      if (value === undefined) return NONE;
      return BLOCKS[high === low ? 0 : Math.round(((value - low) / (high - low)) * top)];
    })
    .join('');
}

function span(values: readonly (number | undefined)[]): [low: number, high: number] {
  const known = values.filter((value) => value !== undefined);
  return [Math.min(...known), Math.max(...known)];
}
