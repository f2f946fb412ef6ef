/** `learnersim trace`: one learner's way through the mission, problem by problem. */

import { EXIT, type Problem, RunError, UserError } from '../errors.js';
import { type ExperimentPlan, type GroupPlan, isSwept } from '../experiment/plan.js';
import { pointText } from '../experiment/sweep-point.js';
import type { TraceStep } from '../harness/tracer.js';
import { stepText } from '../output/trace-text.js';
import { type TraceEnding, replayLearner } from '../runner/replay.js';
import { replayOwn } from '../runner/replay-own.js';
import { isAssigned } from '../experiment/assignment.js';
import { groupNumber } from './group-number.js';
import { type ConfigFlags, loadPlan } from './load-plan.js';

export interface TraceFlags extends ConfigFlags {
  readonly group: string;
  readonly learner: number;
  /** number of a sweep's point, from 0 */
  readonly point?: number;
  readonly against?: string;
  readonly json?: boolean;
  /** problems to print, from 1 */
  readonly from?: number;
  readonly to?: number;
}

/** Prints the way of one learner, or the first step at which two alternatives part. */
export async function trace(source: string, flags: TraceFlags): Promise<number> {
  const plan = loadPlan(source, flags);
  checkPart(flags);
  checkPoint(plan, flags.point);
  const group = groupNumber(plan, flags.group, '--group', flags.point);
  checkLearner(plan, group, flags);
  if (flags.against === undefined) {
    const ending = await replay(plan, group, flags.learner, (step) => print(step, flags));
    printEnding(ending, flags);
  } else {
    await printParting(
      plan,
      group,
      groupNumber(plan, flags.against, '--against', flags.point),
      flags,
    );
  }
  return EXIT.fine;
}

/**
 * The learner's way and ending.
 * @throws RunError when somebody's own engine fails them: the steps until then were handed on
 */
async function replay(
  plan: ExperimentPlan,
  group: number,
  learner: number,
  onStep: (step: TraceStep) => void,
): Promise<TraceEnding> {
  const { ownEngine } = plan.groups[group];
  if (ownEngine === undefined) return replayLearner(plan, group, learner, onStep);
  const ending = await replayOwn(plan, group, learner, onStep);
  if (typeof ending !== 'string') return ending;
  const what = `the engine failed learner ${learner}: ${ending}`;
  throw new RunError({ file: ownEngine.module ?? ownEngine.url, what });
}

/** Of no problem at all nothing could be printed. */
function checkPart({ from = 1, to = Infinity }: TraceFlags): void {
  if (from > to) throw new UserError({ file: '--to', what: `${to} is before --from ${from}` });
}

/** Points named at most in a message. */
const NAMED = 5;

/** A sweep has each group once a point: which one is meant must be said. */
function checkPoint(plan: ExperimentPlan, point: number | undefined): void {
  const { points } = plan;
  const wrong = (what: string, hint?: string): UserError =>
    new UserError({ file: '--point', what, hint });
  if (!isSwept(plan)) {
    if (point !== undefined) throw wrong('nothing is swept', 'leave it out');
    return;
  }
  if (point !== undefined && point < points.length) return;
  const named = points.slice(0, NAMED).map((one, at) => `${at}: ${pointText(one)}`);
  const more = points.length > NAMED ? `; ... ${points.length - 1}` : '';
  const what = point === undefined ? 'is needed' : `there is no point ${point}`;
  throw wrong(`${what}: the sweep has ${points.length} points`, `${named.join('; ')}${more}`);
}

function checkLearner(plan: ExperimentPlan, at: number, flags: TraceFlags): void {
  const group = plan.groups[at];
  const wrong = (what: string): Problem => ({ file: '--learner', what });
  // Before a run nobody knows how many rounds it will take.
  const learners = plan.precision?.maxUsers ?? group.learners;
  if (flags.learner >= learners) {
    throw new UserError(
      wrong(`group "${group.name}" has learners 0 to ${learners - 1}, no ${flags.learner}`),
    );
  }
  const { assigned } = group;
  if (assigned === undefined) return;
  const isIn = ({ assigned: other, point }: GroupPlan): boolean =>
    other?.from === assigned.from &&
    point === group.point &&
    isAssigned(other.assignment, other.combination, plan.seed, flags.learner);
  if (isIn(group)) return;
  const theirs = plan.groups.find(isIn)!;
  throw new UserError(wrong(`learner ${flags.learner} is assigned to group "${theirs.name}"`));
}

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

function print(step: TraceStep, flags: TraceFlags): void {
  if (step.problem < (flags.from ?? 1) || step.problem > (flags.to ?? Infinity)) return;
  write(flags.json === true ? JSON.stringify(step) : stepText(step));
}

const DROPOUT_TEXTS = {
  daily: 'gave up between sessions: did not come to the next one',
  frustration: 'gave up out of frustration: too many wrong answers in a row',
  boredom: 'gave up out of boredom: too many problems in a row that were known',
} as const;

function printEnding(ending: TraceEnding, flags: TraceFlags): void {
  if (flags.json === true) {
    write(JSON.stringify({ ending }));
    return;
  }
  const { status, problems, correct, days } = ending;
  const mastered = `${ending.skills_mastered} of ${ending.skills_total} skills mastered`;
  write(`${status} after ${problems} problems (${correct} correct) on ${days} days: ${mastered}`);
  if (ending.follow_up_problems > 0) {
    write(`follow-up: ${ending.follow_up_problems} reviews (${ending.follow_up_correct} correct)`);
  }
  if (ending.dropped_out_by !== undefined) write(DROPOUT_TEXTS[ending.dropped_out_by]);
  if (status === 'blocked') write('nothing is on offer, and nothing comes due');
  if (status === 'stalled') write('who answered everything right from here on would not get on');
  for (const { skill, waits_for } of ending.unmastered) {
    const waits = waits_for.length > 0 ? `, needs ${waits_for.join(', ')}` : '';
    write(`  not mastered: ${skill}${waits}`);
  }
}

async function collect(
  plan: ExperimentPlan,
  group: number,
  learner: number,
): Promise<{ readonly steps: readonly TraceStep[]; readonly ending: TraceEnding }> {
  const steps: TraceStep[] = [];
  const ending = await replay(plan, group, learner, (step) => steps.push(step));
  return { steps, ending };
}

/** The first step at which the same learner's ways part: another problem, or another consequence of the answer. */
async function printParting(
  plan: ExperimentPlan,
  one: number,
  other: number,
  flags: TraceFlags,
): Promise<void> {
  const sides = await Promise.all(
    [one, other].map(async (group) => ({
      name: plan.groups[group].name,
      ...(await collect(plan, group, flags.learner)),
    })),
  );
  const [left, right] = sides.map(({ steps }) => steps);
  let same = 0;
  while (same < left.length && JSON.stringify(left[same]) === JSON.stringify(right[same])) same++;
  if (flags.json === true) {
    for (const { name, steps, ending } of sides) {
      write(JSON.stringify({ group: name, same_steps: same, step: steps[same] ?? null, ending }));
    }
    return;
  }
  if (same === left.length && same === right.length) {
    write(`the same way in both: ${same} problems`);
    return;
  }
  write(`the same for ${same} problems, then:`);
  for (const { name, steps, ending } of sides) {
    const step = steps[same];
    write(`${name}:\n${step === undefined ? `  ended: ${ending.status}` : stepText(step)}`);
  }
}
