import type { Snapshot } from '../engine/snapshot.js';
import { type ProblemKind, TASK } from '../engine/problem-kind.js';
import type { SimulatedLearner } from '../learners/learner.js';
import type { TaskChooser } from '../learners/task-choice.js';
import type { Probability, SkillIx } from '../units.js';
import type { Status } from './ending.js';
import { Harness } from './harness.js';
import type { LateEngine } from './late-engine.js';
import type { Observer } from './observer.js';
import type { Outcome } from './outcome.js';
import type { LearnerStreams } from './random-stream.js';
import type { Habits, World } from './world.js';

/** An answer that the engine was given and has said nothing of. */
interface GivenAnswer {
  readonly skill: SkillIx;
  readonly probability: Probability;
  readonly correct: boolean;
  readonly hinted: boolean;
}

/** A learner on the way. */
interface Walk {
  readonly learner: SimulatedLearner;
  readonly streams: LearnerStreams;
  readonly chooser: TaskChooser | undefined;
}

/** The harness for an engine that must be waited for: it stops where it knows no more and goes on from there. */
export class LateHarness extends Harness {
  private readonly late: LateEngine;
  private walk: Walk | undefined;
  private given: GivenAnswer | undefined;

  constructor(world: World & { readonly engine: LateEngine }, observer?: Observer) {
    super(world, observer);
    this.late = world.engine;
  }

  /** A learner starts; `proceed` takes them on. Learner, streams and habits are theirs until the ending. */
  begin(
    learner: SimulatedLearner,
    streams: LearnerStreams,
    habits: Habits = {},
    start?: Snapshot,
  ): void {
    this.walk = { learner, streams, chooser: habits.chooser };
    this.given = undefined;
    this.prepare(learner, streams, habits, start);
  }

  /** Takes the learner on to the ending; undefined: the engine must answer first, then call again. */
  proceed(): Outcome | undefined {
    const { learner, streams } = this.walk!;
    const status = this.advance(this.walk!);
    return status === undefined ? undefined : this.finish(status, learner, streams);
  }

  private advance({ learner, streams, chooser }: Walk): Status | undefined {
    const { late } = this;
    for (;;) {
      if (late.isWaiting) return undefined;
      if (this.given !== undefined) {
        const { skill, probability, correct, hinted } = this.given;
        this.given = undefined;
        super.takeIn(learner, skill, late.answered, probability, correct, hinted);
        const end = this.endsHere();
        if (end !== undefined) return end;
      }
      if (late.task !== TASK.none) this.solveOne(learner, streams);
      else if (late.knowsTasks(this.clock.now)) {
        const end = this.takeTask(streams, chooser);
        if (end !== undefined) return end;
      }
    }
  }

  /** The engine has not answered yet: that waits. */
  protected override takeIn(
    _learner: SimulatedLearner,
    skill: SkillIx,
    _kind: ProblemKind,
    probability: Probability,
    correct: boolean,
    hinted: boolean,
  ): void {
    this.given = { skill, probability, correct, hinted };
  }
}
