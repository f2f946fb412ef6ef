/** The charts of a report as files that stand alone: on a white ground, without a style sheet. */

import { WIDE, drawn } from './chart.js';
import { figuresOf } from './sections.js';
import { FILE_COLORS } from './style.js';
import type { ReportValues } from './values.js';

export interface ChartFile {
  readonly name: string;
  readonly text: string;
}

export async function chartFiles(values: ReportValues): Promise<ChartFile[]> {
  const charts = figuresOf(values).flatMap(({ chart }) => chart ?? []);
  return await Promise.all(
    charts.map(async (chart) => ({
      name: `${chart.id}.svg`,
      text: `${standAlone(await drawn(chart, WIDE))}\n`,
    })),
  );
}

/** Names of colours, which not every program that shows SVG knows, give way to the colours. */
function standAlone(svg: string): string {
  return svg
    .replaceAll(/var\((--[\w-]+)\)/g, (whole, name: string) => FILE_COLORS.get(name) ?? whole)
    .replace(/>/, '><rect width="100%" height="100%" fill="#ffffff"/>');
}
