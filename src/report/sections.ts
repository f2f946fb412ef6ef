/** The sections of a report, in their order: a page each. */

import { answerSection } from './answer-section.js';
import { type Figure, figureHtml } from './figure.js';
import { html } from './html.js';
import { runFigures } from './run-figures.js';
import type { Section } from './section.js';
import { sweepFigures } from './sweep-figures.js';
import { tablesSection } from './tables-section.js';
import type { ReportValues } from './values.js';

/** Sections that hold pictures and nothing else. */
const CHART_SECTIONS = [
  { id: 'problems', title: 'Problems' },
  { id: 'completion', title: 'Completion' },
  { id: 'accuracy', title: 'Accuracy' },
  { id: 'sweep', title: 'The sweep' },
] as const;

/** Every picture of a report, with its table. */
export function figuresOf(values: ReportValues): Figure[] {
  return values.sweep === undefined ? runFigures(values) : sweepFigures(values, values.sweep);
}

export async function sectionsOf(values: ReportValues): Promise<Section[]> {
  return [
    answerSection(values),
    ...(await chartSections(figuresOf(values))),
    tablesSection(values),
  ];
}

async function chartSections(figures: readonly Figure[]): Promise<Section[]> {
  const sections: Section[] = [];
  for (const { id, title } of CHART_SECTIONS) {
    const own = figures.filter(({ section }) => section === id);
    if (own.length === 0) continue;
    sections.push({ id, title, html: html`${await Promise.all(own.map(figureHtml))}` });
  }
  return sections;
}
