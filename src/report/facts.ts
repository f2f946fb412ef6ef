/** What an alternative is: said once where it is the same in all of them, else on its card. */

import { type Html, html } from './html.js';
import { learnerFacts } from './learner-facts.js';
import type { ReportGroup } from './values.js';

export interface Fact {
  readonly term: string;
  /** a key of the configuration */
  readonly isKey: boolean;
  readonly lines: readonly string[];
}

export interface SplitFacts {
  readonly common: readonly Fact[];
  /** of each group, in their order */
  readonly own: readonly (readonly Fact[])[];
}

/** What is the same in all groups, and what is not. Of a single group everything is the same. */
export function splitFacts(groups: readonly ReportGroup[]): SplitFacts {
  const all = groups.map((group) => factsOf(group));
  const keys = all.map((facts) => new Set(facts.map(keyOf)));
  const isCommon = (fact: Fact): boolean => keys.every((one) => one.has(keyOf(fact)));
  return {
    common: all[0].filter(isCommon),
    own: all.map((facts) => facts.filter((fact) => !isCommon(fact))),
  };
}

function keyOf(fact: Fact): string {
  return JSON.stringify(fact);
}

function factsOf(group: ReportGroup): Fact[] {
  const settings = [...group.settings].map(([term, text]) => ({
    term,
    isKey: true,
    lines: [text],
  }));
  return [...settings, ...learnerFacts(group)];
}

export function factsHtml(facts: readonly Fact[]): Html | false {
  if (facts.length === 0) return false;
  const list = facts.map(
    ({ term, isKey, lines }) =>
      html`<div><dt>${isKey ? html`<code>${term}</code>` : term}</dt>${lines.map((line) => html`<dd>${line}</dd>`)}</div>\n`,
  );
  return html`<dl class="facts">${list}</dl>\n`;
}
