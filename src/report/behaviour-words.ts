/** How simulated learners behave, in words: a line for each side of it. */

import { BEHAVIOUR_PARAMS, type BehaviourParam } from '../learners/behaviour-params.js';
import type { Schedule } from '../learners/calendar.js';
import type { Trait } from '../learners/distribution.js';
import type { Member } from '../learners/population.js';
import { traitText } from './trait-words.js';
import { grouped, listed } from './words.js';

/** One side of behaviour: what it is called, and what is said of a member. */
export interface BehaviourSide {
  readonly term: string;
  readonly text: (member: Member) => string;
  /** what is said of a member without any behaviour of its own */
  readonly usual: string;
}

const EVERY_DAY = 'a session every day';
const OWN_TIME = "each skill's own time for every problem";
const NOBODY = 'nobody gives up';
const FIRST = 'the first recommended task is taken';

export const BEHAVIOUR_SIDES: readonly BehaviourSide[] = [
  { term: 'days', text: ({ behaviour }) => scheduleText(behaviour?.schedule), usual: EVERY_DAY },
  { term: 'pace', text: paceText, usual: OWN_TIME },
  { term: 'giving up', text: dropoutText, usual: NOBODY },
  { term: 'choice of tasks', text: choiceText, usual: FIRST },
];

function valueOf({ behaviour }: Member, name: BehaviourParam): Trait {
  return behaviour?.values[name] ?? BEHAVIOUR_PARAMS[name].default;
}

/** Of those that are another number than by default; empty: none is. */
function changed(member: Member, names: readonly BehaviourParam[]): string[] {
  return names.flatMap((name) => {
    const value = valueOf(member, name);
    const { default: usual, means } = BEHAVIOUR_PARAMS[name];
    return value === usual ? [] : [`${name.split('.').at(-1)!} ${traitText(value)} (${means})`];
  });
}

function paceText(member: Member): string {
  const parts = changed(member, ['pace.factor', 'pace.spread', 'pace.practice']);
  return parts.length === 0 ? OWN_TIME : parts.join('; ');
}

function dropoutText(member: Member): string {
  const text = (name: BehaviourParam): string => traitText(valueOf(member, name));
  const isOn = (name: BehaviourParam): boolean => valueOf(member, name) !== 0;
  const reasons = [
    isOn('dropout.daily') &&
      `before each session but the first with probability ${text('dropout.daily')}`,
    isOn('dropout.frustration.hazard') &&
      `behind each wrong answer after ${text('dropout.frustration.after')} in a row with ${text('dropout.frustration.hazard')}`,
    isOn('dropout.boredom.hazard') &&
      `behind each known problem after ${text('dropout.boredom.after')} in a row with ${text('dropout.boredom.hazard')}`,
  ].filter((reason) => reason !== false);
  return reasons.length === 0 ? NOBODY : `they leave for good ${reasons.join('; ')}`;
}

function choiceText({ taskChoice = 'first' }: Member): string {
  if (taskChoice === 'first') return FIRST;
  if (taskChoice === 'random') return 'any recommended task, all alike';
  if ('weighted' in taskChoice) {
    return `each recommended task ${traitText(taskChoice.weighted)} times as often as the one above it`;
  }
  return 'by a Markov chain fitted to a log';
}

function scheduleText(schedule: Schedule | undefined): string {
  if (schedule === undefined) return EVERY_DAY;
  const { days, start, holidays = [], terms, year } = schedule;
  return [
    days === undefined ? EVERY_DAY : `a session on ${listed(days.map(capital))}`,
    terms === undefined ? '' : `, in ${counted(terms.length, 'term')} only`,
    holidays.length === 0 ? '' : `, but in ${counted(holidays.length, 'holiday')}`,
    year === undefined ? '' : `, again every ${grouped(year)} days`,
    start === undefined ? '' : `, from a ${capital(start)} on`,
  ].join('');
}

function capital(day: string): string {
  return day[0].toUpperCase() + day.slice(1);
}

function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;
}
