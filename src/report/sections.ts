/** The sections of a report, in their order: a page each. */

import { answerSection } from './answer-section.js';
import { classSection } from './class-section.js';
import { type Figure, figureHtml } from './figure.js';
import { html } from './html.js';
import { journeySection } from './journey-section.js';
import { mapSection } from './map-section.js';
import { runFigures } from './run-figures.js';
import type { LearnerSample } from './sample.js';
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

/** `sample`: undefined where there is none to show, of a sweep for instance. */
export async function sectionsOf(
  values: ReportValues,
  sample: LearnerSample | undefined,
): Promise<Section[]> {
  const people =
    sample === undefined ? [] : [classSection(sample), journeySection(sample), mapSection(sample)];
  return [
    answerSection(values),
    ...(await chartSections(figuresOf(values))),
    ...people,
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
