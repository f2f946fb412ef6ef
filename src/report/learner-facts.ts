/** Who the learners of an alternative are, from its configuration. */

import { LEARNER_MODELS, type ModelSettings } from '../learners/learner-models.js';
import type { ParamBounds } from '../learners/parameters.js';
import type { Member } from '../learners/population.js';
import { BEHAVIOUR_SIDES } from './behaviour-words.js';
import type { Fact } from './facts.js';
import { traitText } from './trait-words.js';
import type { ReportGroup } from './values.js';
import { grouped, listed } from './words.js';

/** Members of a population that are told of one by one at most. */
const MOST_MEMBERS = 12;
/** Parameters of a model that are always told: how well one starts, how fast one learns, and one more. */
const FIRST_PARAMS = 3;

export function learnerFacts({ people, session }: Pick<ReportGroup, 'people' | 'session'>): Fact[] {
  const isPopulation = people[0].name !== '';
  return [
    ...(isPopulation ? [kindsFact(people)] : modelFacts(people[0].model)),
    { term: 'session', isKey: false, lines: [sessionText(session)] },
    ...BEHAVIOUR_SIDES.map(({ term, text, usual }): Fact => {
      const lines = sideLines(people, text);
      return { term, isKey: false, lines, isUsual: lines[0] === usual };
    }),
  ];
}

function modelFacts(model: ModelSettings): Fact[] {
  return [
    { term: 'model', isKey: false, lines: [`${model.name}: ${LEARNER_MODELS[model.name].means}`] },
    ...paramsOf(model, FIRST_PARAMS).map(({ name, means, text }) => ({
      term: name,
      isKey: true,
      lines: [text],
      means,
    })),
    ...correlationsOf(model).map((text) => ({ term: 'correlation', isKey: false, lines: [text] })),
  ];
}

function kindsFact(people: readonly Member[]): Fact {
  const total = people.reduce((sum, { weight }) => sum + weight, 0);
  const shown = people.slice(0, MOST_MEMBERS).map(({ name, weight, model }) => {
    const params = paramsOf(model, 0).map((param) => `${param.name} ${param.text}`);
    const all = [...params, ...correlationsOf(model)].join('; ');
    return `${shareText(weight / total)} ${name} (${model.name}: ${all})`;
  });
  const more = people.length - shown.length;
  const rest = more > 0 ? [`and ${grouped(more)} more, of which the table of kinds tells`] : [];
  return { term: 'kinds', isKey: false, lines: [...shown, ...rest] };
}

/** `20%`, `0.05%`: a small share keeps its first digits. */
function shareText(share: number): string {
  return `${Number((share * 100).toPrecision(3))}%`;
}

interface ParamText {
  readonly name: string;
  readonly means: string;
  readonly text: string;
}

/** The first `always`, and of the others those that must be given, or are another number than by default. */
function paramsOf({ name: model, values }: ModelSettings, always: number): ParamText[] {
  const params = Object.entries<ParamBounds>(LEARNER_MODELS[model].params);
  return params.flatMap(([name, { default: usual, means }], at) => {
    const value = values[name];
    return at >= always && value === usual ? [] : [{ name, means, text: traitText(value) }];
  });
}

function correlationsOf({ correlations }: ModelSettings): string[] {
  return Object.entries(correlations).map(
    ([pair, value]) => `correlation of ${pair.replace('~', ' and ')} ${traitText(value)}`,
  );
}

function sessionText(session: ReportGroup['session']): string {
  if (typeof session !== 'number') return `${traitText(session)}, seconds a day`;
  return session % 60 === 0 && session > 0
    ? `${traitText(session / 60)} minutes a day`
    : `${traitText(session)} seconds a day`;
}

/** One line for all members where they are alike, else one for those of whom the same is to be said. */
function sideLines(people: readonly Member[], text: (member: Member) => string): string[] {
  const names = new Map<string, string[]>();
  for (const member of people) {
    const said = text(member);
    const alike = names.get(said) ?? [];
    alike.push(member.name);
    names.set(said, alike);
  }
  if (names.size === 1) return [...names.keys()];
  const lines = [...names].map(([said, of]) => `${someOf([...new Set(of)])}: ${said}`);
  const more = lines.length - MOST_MEMBERS;
  return more > 0 ? [...lines.slice(0, MOST_MEMBERS), `and ${grouped(more)} more`] : lines;
}

function someOf(names: readonly string[]): string {
  const more = names.length - MOST_MEMBERS;
  return listed(more > 0 ? [...names.slice(0, MOST_MEMBERS), `${grouped(more)} more`] : names);
}
