/** The sections of a report, in their order: a page each. */

import type { Section } from './section.js';
import { summarySection } from './summary-section.js';
import type { ReportValues } from './values.js';

export async function sectionsOf(values: ReportValues): Promise<Section[]> {
  return await Promise.resolve([summarySection(values)]);
}
