/** What a recorded journey starts from. */

import { expect, it } from 'vitest';
import type { MasteryEngine } from '../../src/engine/contract.js';
import { JourneyRecorder } from '../../src/harness/journey.js';

it('a journey has the levels that its learner came with, and forgets them with the next learner', () => {
  const recorder = new JourneyRecorder({ skills: 3 } as MasteryEngine, 10);
  recorder.start([0, 4, 2]);
  expect(recorder.finish().starts).toEqual([
    [1, 4],
    [2, 2],
  ]);
  recorder.start();
  expect(recorder.finish().starts).toEqual([]);
});
