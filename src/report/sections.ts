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

/** In the place of learners who cannot be simulated once more. */
const OWN_ENGINE: Section = {
  id: 'people',
  title: 'Learners',
  html: html`<p>A class, journeys and the knowledge map are drawn from learners whom a report simulates once more with the built-in engine. A group of this run has an engine of its own: <code>learnersim trace</code> shows its learners one by one.</p>
`,
};

/** `sample`: why there is none, or undefined where nobody expects one, of a sweep for instance. */
export async function sectionsOf(
  values: ReportValues,
  sample: LearnerSample | 'own engine' | undefined,
): Promise<Section[]> {
  const people = peopleSections(sample);
  return [
    answerSection(values),
    ...(await chartSections(figuresOf(values))),
    ...people,
    tablesSection(values),
  ];
}

function peopleSections(sample: LearnerSample | 'own engine' | undefined): Section[] {
  if (sample === undefined) return [];
  if (sample === 'own engine') return [OWN_ENGINE];
  return [classSection(sample), journeySection(sample), mapSection(sample)];
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
