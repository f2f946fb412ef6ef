/** Charts as SVG: drawn here, not in the reader's browser, so that a page holds pictures and no charting code. */

import { None, View, parse } from 'vega';
import { type TopLevelSpec, compile } from 'vega-lite';
import { Html, escaped } from './html.js';
import { SYMBOL } from './series.js';

/** One picture, drawn for two widths: text must not shrink on a narrow screen. */
export interface Chart {
  /** in kebab-case; of a file its name, too */
  readonly id: string;
  /** what a listener hears instead */
  readonly label: string;
  /** a Vega-Lite view that is `width` pixels wide with all its labels */
  readonly view: (width: number) => object;
}

/** Pixels: of a page on a screen, and of one on a telephone. */
export const WIDE = 760;
const NARROW = 318;

/** What the styles of a page and of a file call colours. */
const INK = 'var(--ink)';
const SOFT = 'var(--soft)';
const LINE = 'var(--line)';

const FONT = 'system-ui, sans-serif';
const TEXT_SIZE = 13;

const CONFIG = {
  // The picture has one label; hundreds of marks with a role each would be read out one by one.
  aria: false,
  background: null,
  font: FONT,
  view: { stroke: null },
  axis: {
    labelColor: SOFT,
    titleColor: SOFT,
    titleFontWeight: 'normal',
    labelFontSize: TEXT_SIZE,
    titleFontSize: TEXT_SIZE,
    tickColor: LINE,
    domainColor: SOFT,
    gridColor: LINE,
  },
  axisY: { domain: false, ticks: false, labelPadding: 6 },
  legend: {
    labelColor: INK,
    labelFontSize: TEXT_SIZE,
    orient: 'top',
    title: null,
    symbolSize: 220,
    symbolStrokeWidth: 3,
  },
  header: {
    labelColor: INK,
    labelFontSize: TEXT_SIZE,
    labelFontWeight: 'bold',
    title: null,
    labelOrient: 'top',
    labelAnchor: 'start',
  },
} as const;

/** The chart for a page: both widths, of which the style shows the one that fits. */
export async function drawnChart(chart: Chart): Promise<Html> {
  const [wide, narrow] = await Promise.all([drawn(chart, WIDE), drawn(chart, NARROW)]);
  return Html.trusted(`<div class="wide">${wide}</div>\n<div class="narrow">${narrow}</div>\n`);
}

/** The chart as SVG text, in which a name that is too long ends in three dots, or all else would shrink; colours are names of the page's style. */
export async function drawn({ label, view }: Chart, width: number): Promise<string> {
  const config = {
    ...CONFIG,
    legend: { ...CONFIG.legend, labelLimit: width - SYMBOL },
    header: { ...CONFIG.header, labelLimit: width },
  };
  const spec = { ...view(width), config, autosize: { type: 'pad' }, padding: 2 };
  const { spec: compiled } = compile(spec as unknown as TopLevelSpec);
  const picture = new View(parse(compiled), { renderer: 'none', logLevel: None });
  const svg = await picture.toSVG();
  picture.finalize();
  return withLabel(svg, label);
}

/** One picture with one label: roles of its parts go, and the size gives way to the page's. */
function withLabel(svg: string, label: string): string {
  return svg
    .replaceAll(/ (?:role|aria-roledescription|aria-hidden)="[^"]*"/g, '')
    .replace(
      /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>/,
      (_, width: string, height: string) =>
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(label)}">`,
    );
}
