/** The server's side of the wire without the wire: sessions of an engine in this process, a step at a time. */

import type { Mission } from '../../content/mission.js';
import type { MasteryEngine } from '../../engine/contract.js';
import { LEVEL_NAMES } from '../../engine/levels.js';
import { PROBLEM_NAMES, TASK, TASK_NAMES } from '../../engine/problem-kind.js';
import { type Milliseconds, NEVER_AGAIN, type SkillIx } from '../../units.js';
import type { Step, StepResult } from './wire.js';

/** What all sessions of a world share. */
export interface HostedWorld {
  readonly mission: Mission;
  readonly create: () => MasteryEngine;
}

/** Skills of all sessions together [assumption]: some 200 bytes each. */
const ROOM = 1_000_000;
/** What a session takes beside its skills, in skills: measured, 11.5 kB with a single one. */
const SESSION = 60;

interface Session {
  readonly world: HostedWorld;
  readonly engine: MasteryEngine;
  /** levels, and whether cascading, as the client knows them */
  readonly known: Uint8Array;
  sequence: number;
  result: StepResult | undefined;
}

/** `isStateless`: keeps nothing between steps, every result carries the whole state. */
export class EngineHost {
  private readonly isStateless: boolean;
  /** the one that was asked longest ago first */
  private readonly sessions = new Map<string, Session>();
  private skills = 0;

  constructor(isStateless: boolean) {
    this.isStateless = isStateless;
  }

  step(world: HostedWorld, step: Step): StepResult {
    const { session } = step;
    try {
      return this.isStateless ? this.stateless(world, step) : this.stateful(world, step);
    } catch (error) {
      this.drop(session);
      return { session, error: error instanceof Error ? error.message : String(error) };
    }
  }

  private stateful(world: HostedWorld, step: Step): StepResult {
    const session = this.sessionOf(world, step);
    if (session.sequence === step.sequence && session.result !== undefined) return session.result;
    session.result = takeStep(session, step);
    session.sequence = step.sequence;
    return session.result;
  }

  private sessionOf(world: HostedWorld, step: Step): Session {
    const known = this.sessions.get(step.session);
    if (known !== undefined && known.world === world) {
      this.sessions.delete(step.session);
      this.sessions.set(step.session, known);
      return known;
    }
    if (step.do !== 'begin') {
      throw new Error('this session is not known: the server was restarted, or has too many');
    }
    this.drop(step.session);
    const session = newSession(world);
    this.sessions.set(step.session, session);
    this.skills += sizeOf(session);
    for (const oldest of this.sessions.keys()) {
      if (this.skills <= ROOM || oldest === step.session) break;
      this.drop(oldest);
    }
    return session;
  }

  private drop(name: string): void {
    const session = this.sessions.get(name);
    if (session === undefined) return;
    this.skills -= sizeOf(session);
    this.sessions.delete(name);
  }

  private stateless(world: HostedWorld, step: Step): StepResult {
    const session = newSession(world);
    if (step.do !== 'begin') {
      session.engine.restore(step.state);
      remember(session);
    }
    return { ...takeStep(session, step), state: session.engine.snapshot() };
  }
}

function sizeOf({ known }: Session): number {
  return SESSION + known.length;
}

function newSession(world: HostedWorld): Session {
  const known = new Uint8Array(world.mission.skills.length);
  return { world, engine: world.create(), known, sequence: -1, result: undefined };
}

function takeStep(session: Session, step: Step): StepResult {
  const { engine, world } = session;
  const name = { session: step.session };
  const slugs = world.mission.skills.map(({ slug }) => slug);
  switch (step.do) {
    case 'begin':
      engine.reset();
      session.known.fill(0);
      break;
    case 'start':
      // The list may have been made by another step, or another server.
      engine.recommend(step.now as Milliseconds);
      engine.start(step.at, step.now as Milliseconds);
      break;
    case 'answer': {
      const kind = engine.answer(step.correct, step.now as Milliseconds, step.hinted);
      return { ...standing(session, step, name), answered: PROBLEM_NAMES[kind] };
    }
    case 'restore':
      engine.restore(step.snapshot);
      session.known.fill(0);
      break;
    case 'snapshot':
      return { ...name, snapshot: engine.snapshot() };
    case 'reviews':
      return { ...name, reviews: slugs.map((slug, ix) => reviewOf(engine, slug, ix as SkillIx)) };
    case 'review_interval': {
      const interval = step.interval as Milliseconds;
      return { ...name, interval: engine.intervalAfterReview(interval, step.correct) };
    }
    case 'recommend':
  }
  return standing(session, step, name);
}

/** How the session stands after the step. */
function standing(session: Session, step: Step, name: { readonly session: string }): StepResult {
  const { engine, world } = session;
  const { skills } = world.mission;
  const isBetween = engine.task === TASK.none;
  const result: StepResult = {
    ...name,
    task: TASK_NAMES[engine.task],
    completed: engine.completed,
    changed: changes(session),
  };
  if (!isBetween) {
    result.skill = skills[engine.problem].slug;
    result.problem_type = engine.problemType;
  }
  const at = 'recommend' in step ? step.recommend : undefined;
  if (at === undefined || !(isBetween || step.do === 'recommend')) return result;
  const tasks = engine.recommend(at as Milliseconds);
  result.tasks = Array.from({ length: tasks.count }, (_, place) => {
    const kind = TASK_NAMES[tasks.kind(place)] as Exclude<(typeof TASK_NAMES)[number], 'none'>;
    return kind === 'practice' ? { kind, skill: skills[tasks.skill(place)].slug } : { kind };
  });
  if (tasks.count > 0 || !isBetween) return result;
  const due = engine.nextDue();
  result.next_due = due === NEVER_AGAIN ? null : due;
  return result;
}

/** Level and cascading state of a skill in one number. */
function codeOf(engine: MasteryEngine, skill: number): number {
  return 2 * engine.level(skill as SkillIx) + Number(engine.isCascading(skill as SkillIx));
}

function remember({ engine, known }: Session): void {
  for (let skill = 0; skill < known.length; skill++) known[skill] = codeOf(engine, skill);
}

/** What the client does not know yet. */
function changes({ engine, world, known }: Session): NonNullable<StepResult['changed']> {
  const changed: NonNullable<StepResult['changed']> = [];
  for (let skill = 0; skill < known.length; skill++) {
    const code = codeOf(engine, skill);
    if (code === known[skill]) continue;
    known[skill] = code;
    const { slug } = world.mission.skills[skill];
    changed.push({ skill: slug, level: LEVEL_NAMES[code >> 1], cascading: (code & 1) === 1 });
  }
  return changed;
}

function reviewOf(engine: MasteryEngine, skill: string, ix: SkillIx) {
  const { due, interval, lastChange } = engine.reviewTimes(ix);
  return { skill, due, interval, last_change: lastChange };
}
