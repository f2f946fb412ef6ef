/** Logs of learners whose parameters are known. */

import { type AnswerLog, LogBuilder } from '../../src/fit/answer-log.js';
import { RandomStream } from '../../src/harness/random-stream.js';

export interface Size {
  readonly learners: number;
  readonly skills: number;
  /** answers of each learner, over skills in turn */
  readonly answers: number;
}

/** P(correct) of a learner's next answer on a skill, given their answers on it so far. */
export type Answering = (learner: number, skill: number, earlier: readonly boolean[]) => number;

/** A log in which each learner goes round all skills (items are skills). */
export function simulateLog(size: Size, stream: RandomStream, answering: Answering): AnswerLog {
  const builder = new LogBuilder();
  for (let learner = 0; learner < size.learners; learner++) {
    const earlier = Array.from({ length: size.skills }, (): boolean[] => []);
    for (let n = 0; n < size.answers; n++) {
      const skill = n % size.skills;
      const correct = stream.next() < answering(learner, skill, earlier[skill]);
      earlier[skill].push(correct);
      builder.add({ learner, skill, item: skill, correct });
    }
  }
  return builder.build({ learners: size.learners, skills: size.skills, items: size.skills });
}

/** A stream of random numbers of its own for each test. */
export function streamOf(number: number): RandomStream {
  return new RandomStream().seed(1, number, 'answers');
}

/** A normal deviate (Box & Muller 1958). */
export function normal(stream: RandomStream): number {
  const radius = Math.sqrt(-2 * Math.log(1 - stream.next()));
  return radius * Math.cos(2 * Math.PI * stream.next());
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
