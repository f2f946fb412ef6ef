/** What a TypeScript user of the package sees: this page type-checks against the built declarations. */

import {
  type CreateEngine,
  type MasteryEngine,
  type TaskList,
  TASK,
  createEngine,
} from 'learnersim/engine';
import { expect, it } from 'vitest';
import { compileMission } from '../../src/content/compile.js';
import { smallPlan } from '../runner/plans.js';
import { settingsOf } from '../../src/runner/engine-settings.js';

it('learnersim/engine is enough for an engine of your own', () => {
  const ours: CreateEngine = (mission, settings): MasteryEngine => createEngine(mission, settings);
  const plan = smallPlan();
  // Brands of the sources are not those of the declarations.
  const mission = compileMission(plan.scenarios['row']) as unknown as Parameters<CreateEngine>[0];
  const engine = ours(mission, settingsOf(plan, plan.groups[0]));
  engine.reset();
  const tasks: TaskList = engine.recommend(0 as Parameters<MasteryEngine['recommend']>[0]);
  expect([engine.skills, tasks.count > 0, tasks.kind(0)]).toEqual([8, true, TASK.challenge]);
});
