/** The sections of a report, in their order: a page each. */

import { answerSection } from './answer-section.js';
import { classSection } from './class-section.js';
import { type Figure, figureHtml } from './figure.js';
import { type Html, html } from './html.js';
import { journeySection } from './journey-section.js';
import { mapSection } from './map-section.js';
import { runFigures } from './run-figures.js';
import type { LearnerSample, NoSample } from './sample.js';
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
const NOBODY: Readonly<Record<NoSample, Html>> = {
  'own engine': html`<p>A class, journeys and the knowledge map are drawn from learners whom a report simulates once more with the built-in engine. A group of this run has an engine of its own: <code>learnersim trace</code> shows its learners one by one.</p>
`,
  'no states': html`<p>A class, journeys and the knowledge map are drawn from learners whom a report simulates once more. Learners of this run began with states in a datastore, which are not in its results: <code>learnersim report</code> draws them when it is told where they are, with <code>--datastore</code>.</p>
`,
};

/** `sample`: why there is none, or undefined where nobody expects one, of a sweep for instance. */
export async function sectionsOf(
  values: ReportValues,
  sample: LearnerSample | NoSample | undefined,
): Promise<Section[]> {
  const people = peopleSections(sample);
  return [
    answerSection(values),
    ...(await chartSections(figuresOf(values))),
    ...people,
    tablesSection(values),
  ];
}

function peopleSections(sample: LearnerSample | NoSample | undefined): Section[] {
  if (sample === undefined) return [];
  if (typeof sample === 'string')
    return [{ id: 'people', title: 'Learners', html: NOBODY[sample] }];
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
