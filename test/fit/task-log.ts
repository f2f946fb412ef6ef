/** For tests of recommenders: logs as words, a letter an answer on that skill. */

import { type AnswerLog, LogBuilder } from '../../src/fit/answer-log.js';

/** A learner a word, of skills a = 0, b = 1, ... */
export function taskLog(words: readonly string[], skills = 6): AnswerLog {
  const builder = new LogBuilder();
  words.forEach((word, learner) => {
    Array.from(word).forEach((letter, time) => {
      const skill = letter.charCodeAt(0) - 97;
      builder.add({ learner, skill, item: skill, correct: true, time });
    });
  });
  return builder.build({ learners: words.length, skills, items: skills });
}
