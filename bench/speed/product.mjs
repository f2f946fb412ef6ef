// Engine, learner and harness as a run uses them.
import { FiveLevelEngine } from '../../dist/engine/engine.js';
import { compilePolicy } from '../../dist/engine/policy.js';
import { Harness } from '../../dist/harness/harness.js';
import { LearnerStreams } from '../../dist/harness/random-stream.js';
import { SteadyGrowth } from '../../dist/learners/accuracy/steady-growth.js';

/** Returns the function that runs one learner and gives the outcome. */
export function product({ mission, booster, reviews, accuracy, maxTimePerDay, limits }) {
  const forced = {
    booster_tasks_v3: booster ? 'booster' : 'control',
    reviews: reviews ? 'review' : 'control',
  };
  const harness = new Harness({
    engine: new FiveLevelEngine(mission, compilePolicy(forced)),
    skillSeconds: mission.skills.map((skill) => skill.seconds),
    maxTimePerDay,
    limits,
    readyAccuracy: 0.8,
  });
  const learner = new SteadyGrowth({
    starting_prob: accuracy,
    learning_rate: 0,
    max_prob: 1,
    hint_rate: 0,
    max_time_per_day: maxTimePerDay,
  });
  const streams = new LearnerStreams();
  return (seed, number) => harness.run(learner, streams.seed(seed, number));
}
