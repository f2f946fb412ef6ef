/** Colours of the map, and the legend that says which numbers they stand for. */

/** Shades of the map. */
const SHADES = 5;

interface Shades {
  readonly shadeOf: (value: number) => number;
  /** a shade a line, from the lightest */
  readonly lines: readonly string[];
}

/** Even steps from the least value to the most; whole numbers, where all values are. */
function shadesOf(id: string, values: readonly number[]): Shades {
  if (values.length === 0) return { shadeOf: () => 0, lines: [] };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isWhole = values.every(Number.isInteger);
  const steps = isWhole ? Math.min(SHADES, most - least + 1) : most === least ? 1 : SHADES;
  const width = (most - least + (isWhole ? 1 : 0)) / steps;
  const shadeOf = (value: number): number =>
    width === 0 ? 0 : Math.min(Math.floor((value - least) / width), steps - 1);
  const used = new Set(values.map(shadeOf));
  const lines = Array.from({ length: steps }, (_, at) => {
    const [from, to] = isWhole
      ? [Math.ceil(least + width * at), Math.ceil(least + width * (at + 1)) - 1]
      : [least + width * at, least + width * (at + 1)];
    const [one, other] = [shownFigure(id, from), shownFigure(id, to)];
    return `${one === other ? one : `${one} to ${other}`}${used.has(at) ? '' : ' (none)'}`;
  });
  return { shadeOf, lines };
}

/** A mark of the legend, and what it stands for. */
function legendItem(className: string, text: string): HTMLLIElement {
  const mark = element('span', { className: `cell ${className}` });
  mark.ariaHidden = 'true';
  return element('li', {}, [mark, new Text(` ${text}`)]);
}
