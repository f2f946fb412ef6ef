/**
 * What a state of the five-level chain consists of, and which task a learner takes next (rule book 4, 6, 7 and 13): the
 * first of the recommended list.
 */

export interface Rules {
  /** per skill, in mission order: the numbers of its prerequisites */
  readonly needs: readonly (readonly number[])[];
  readonly foundations: readonly number[];
  readonly accuracy: number;
  /** share of the problems of practice tasks for which the learner takes a hint */
  readonly hintRate: number;
  readonly inARow: number;
  readonly drop: number;
  readonly cascading: boolean;
  readonly booster?: { readonly length: number; readonly minProblems: number };
  readonly time: 'instant' | 'nightly';
}

export type TaskCost = 'practice' | 'challenge' | 'booster';

export interface Skill {
  level: number;
  cascading: boolean;
  failed: boolean;
  /** practice tasks begun; 2 stands for more */
  begun: number;
  waits: boolean;
  /** order of the last change among unmastered skills, the longest ago first */
  rank: number;
}

export type Task =
  | { kind: 'practice'; skill: number; streak: number; clean: boolean }
  | { kind: 'challenge'; left: number[] }
  | { kind: 'booster'; group: number[]; done: number; right: number };

export interface State {
  skills: Skill[];
  task?: Task;
  /** problems since the last booster, up to as many as one needs */
  since: number;
}

export const TOP = 4;
const CHALLENGE_SIZE = 6;

/** Takes the first task of the recommended list; goes to bed when there is none. */
export function takeTask(state: State, rules: Rules): void {
  const { skills } = state;
  const open = skills.map((_, ix) => ix).filter((ix) => skills[ix].level < TOP);
  if (rules.booster && state.since >= rules.booster.minProblems) {
    const group = open.slice(0, rules.booster.length);
    state.task = { kind: 'booster', group, done: 0, right: 0 };
    return;
  }
  const byRank = open.toSorted((a, b) => skills[a].rank - skills[b].rank);
  const rested = ({ level, cascading, waits }: Skill): boolean => !cascading && level > 0 && !waits;
  const left = [
    ...byRank.filter((ix) => skills[ix].cascading),
    ...byRank.filter((ix) => rested(skills[ix])),
  ].slice(0, CHALLENGE_SIZE);
  if (left.length > 0) {
    state.task = { kind: 'challenge', left };
    return;
  }
  const fresh = open.find(
    (ix) => skills[ix].level === 0 && rules.needs[ix].every((need) => skills[need].level > 0),
  );
  if (fresh === undefined) sleep(state, rules);
  else practise(state, fresh, rules);
}

function practise(state: State, ix: number, rules: Rules): void {
  const skill = state.skills[ix];
  skill.begun = Math.min(2, skill.begun + 1);
  const clean = rules.cascading && skill.begun === 1 && !skill.failed;
  state.task = { kind: 'practice', skill: ix, streak: 0, clean };
}

function sleep(state: State, rules: Rules): void {
  const waiting = state.skills.filter(({ waits }) => waits);
  if (waiting.length === 0) throw new Error('blocked');
  for (const skill of waiting) skill.waits = false;
  takeTask(state, rules);
}

/** Forgets what no longer matters, so that fewer states are told apart. */
export function tidy(state: State): void {
  const ranks = state.skills.filter(({ level }) => level < TOP).map(({ rank }) => rank);
  const order = [...new Set(ranks)].toSorted((a, b) => a - b);
  state.skills = state.skills.map((skill) =>
    skill.level === TOP
      ? { level: TOP, cascading: false, failed: false, begun: 0, waits: false, rank: 0 }
      : {
          ...skill,
          waits: skill.waits && skill.level > 0 && !skill.cascading,
          rank: order.indexOf(skill.rank),
        },
  );
}
