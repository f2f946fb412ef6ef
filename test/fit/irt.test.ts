import { describe, expect, it } from 'vitest';
import { LogBuilder } from '../../src/fit/answer-log.js';
import { fitIrt } from '../../src/fit/irt.js';
import { logistic, normal, simulateLog, streamOf } from './simulated-log.js';

describe('irt', () => {
  const stream = streamOf(1);
  const ability = Array.from({ length: 200 }, () => normal(stream));
  const size = { learners: 200, skills: 5, answers: 10 };
  const log = simulateLog(size, stream, (who, item) => logistic(ability[who] - item / 2 + 1));
  const fit = fitIrt(log);

  it('predicts an unknown learner from the item alone: logistic(-difficulty)', () => {
    const [alone] = fit.predictions;
    const predicted = alone.predict(log);
    expect(predicted[3]).toBeCloseTo(logistic(-fit.params.difficulty[3]), 14);
    expect(predicted[13]).toBe(predicted[3]);
  });

  it('predictions that follow a learner multiply to the likelihood: the order of answers plays no part', () => {
    const running = fit.predictions[1].predict(log);
    let sum = 0;
    running.forEach((p, row) => (sum += Math.log(log.correct[row] === 1 ? p : 1 - p)));
    expect(sum).toBeCloseTo(fit.logLikelihood, 6);
  });

  it('starting from the answer changes nothing', () => {
    const again = fitIrt(log, fit.params);
    expect(again.logLikelihood).toBeCloseTo(fit.logLikelihood, 2);
  });

  it('gives an item that nobody answered the mean of the others, and no interval', () => {
    const builder = new LogBuilder();
    for (let learner = 0; learner < 4; learner++) {
      builder.add({ learner, skill: 0, item: 0, correct: learner > 0 });
      builder.add({ learner, skill: 0, item: 2, correct: learner > 2 });
    }
    const small = fitIrt(builder.build({ learners: 4, skills: 1, items: 3 }));
    expect(small.items![1]).toBeUndefined();
    expect(small.params.difficulty[1]).toBeCloseTo(small.params.itemMean, 6);
    expect(small.params.difficulty[0]).toBeLessThan(small.params.difficulty[2]);
  });
});
