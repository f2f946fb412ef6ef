/** What an alternative is: said once where it is the same in all of them, else on its card. */

import { type Html, html } from './html.js';
import { learnerFacts } from './learner-facts.js';
import type { ReportGroup } from './values.js';

export interface Fact {
  readonly term: string;
  /** a key of the configuration */
  readonly isKey: boolean;
  readonly lines: readonly string[];
  /** what a key means, where there is room to say it */
  readonly means?: string;
  /** as of learners of whom nobody said how they behave: needs no line of its own */
  readonly isUsual?: boolean;
}

export interface SplitFacts {
  readonly common: readonly Fact[];
  /** of each group, in their order: of the control all that others have otherwise, of the others what it has not */
  readonly own: readonly (readonly Fact[])[];
}

/** What is the same in all groups, and what is not. Of a single group everything is the same. */
export function splitFacts(groups: readonly ReportGroup[], control: string): SplitFacts {
  const all = groups.map((group) => factsOf(group));
  const keys = all.map((facts) => new Set(facts.map(keyOf)));
  const isCommon = (fact: Fact): boolean => keys.every((one) => one.has(keyOf(fact)));
  const controlAt = groups.findIndex(({ name }) => name === control);
  const isControls = (fact: Fact): boolean => keys[controlAt].has(keyOf(fact));
  return {
    common: all[0].filter(isCommon),
    own: all.map((facts, at) =>
      facts.filter((fact) => !(at === controlAt ? isCommon : isControls)(fact)),
    ),
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

/** In little room: a setting is a line. */
export function shortFactsHtml(facts: readonly Fact[]): Html {
  const settings = facts.filter(({ isKey }) => isKey);
  const others = facts.filter(({ isKey }) => !isKey);
  const lines = settings.map(
    ({ term, lines: [first] }) => html`<li><code>${term}: ${first}</code></li>\n`,
  );
  return html`${settings.length > 0 && html`<ul class="settings">${lines}</ul>\n`}${factsHtml(others)}`;
}

export function factsHtml(facts: readonly Fact[]): Html | false {
  const usual = facts.filter(({ isUsual }) => isUsual);
  const all = facts.filter(({ isUsual }) => !isUsual);
  if (usual.length > 0) {
    const lines = [usual.flatMap((fact) => fact.lines).join('; ')];
    all.push({ term: usual.length === 1 ? usual[0].term : 'behaviour', isKey: false, lines });
  }
  if (all.length === 0) return false;
  const list = all.map(
    ({ term, isKey, lines, means }) =>
      html`<div><dt>${isKey ? html`<code>${term}</code>` : term}</dt>${lines.map((line) => html`<dd>${line}${means !== undefined && html` <span class="note">${means}</span>`}</dd>`)}</div>\n`,
  );
  return html`<dl class="facts">${list}</dl>\n`;
}
