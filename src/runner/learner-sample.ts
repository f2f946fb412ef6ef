/** Simulates a few learners of a run once more, to show their ways: the same learners, to the last answer. */

import { compileMission } from '../content/compile.js';
import type { Mission } from '../content/mission.js';
import { LEVEL_NAMES, type Level, UNSTARTED } from '../engine/levels.js';
import type { Snapshot } from '../engine/snapshot.js';
import { belongs } from '../experiment/assignment.js';
import { statesOf } from '../experiment/initial-states.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { JourneyRecorder } from '../harness/journey.js';
import type {
  LearnerSample,
  NoSample,
  SampledGroup,
  SampledLearner,
  SampledMission,
  SkillFigures,
} from '../report/sample.js';
import type { Cells } from '../report/values.js';
import type { Results } from './compare-results.js';
import { readTable } from './read-table.js';
import { prepareGroup, startOf } from './simulate-chunk.js';

/** Learners of a group: a class [assumption]. */
const CLASS_SIZE = 30;
/** Problems of all journeys, at some 15 bytes each: a third of what a page may weigh [assumption]. */
const MOST_PROBLEMS = 60_000;
/** Of one journey [assumption]: a picture of more shows nothing. */
const MOST_OF_ONE = 5_000;

/**
 * The first learners of each group, as many as `MOST_PROBLEMS` leaves room for, at least one; and the skills' figures. Nobody's
 * own engine is asked: it need not answer. Who began with a state has to have it here.
 */
export async function learnerSample(results: Results): Promise<LearnerSample | NoSample> {
  const { plan } = results;
  if (plan.groups.some(({ ownEngine }) => ownEngine !== undefined)) return 'own engine';
  if (plan.groups.some((group) => statesOf(plan, group)?.length === 0)) return 'no states';
  const slugs = [...new Set(plan.groups.map(({ mission }) => mission))];
  const compiled = slugs.map((slug) => compileMission(plan.scenarios[slug]));
  const missions = plan.groups.map(({ mission }) => slugs.indexOf(mission));
  const rows = missions.reduce((sum, at) => sum + compiled[at].skills.length, 0);
  const table = await readTable(results, 'skills.csv', rows);
  let first = 0;
  const groups = plan.groups.map(({ name, learners }, at): SampledGroup => {
    const mission = missions[at];
    const { length } = compiled[mission].skills;
    const skills = table.slice(first, (first += length)).map(figuresOf);
    return { name, mission, learners, sample: sampled(plan, at, compiled[mission]), skills };
  });
  return { classSize: CLASS_SIZE, groups: evened(groups), missions: compiled.map(missionOf) };
}

/** Learners of one group; with `MOST_PROBLEMS` shared evenly between the groups. */
function sampled(plan: ExperimentPlan, at: number, mission: Mission): SampledLearner[] {
  const most = Math.max(1, Math.floor(MOST_PROBLEMS / plan.groups.length));
  let recorder: JourneyRecorder | undefined;
  const prepared = prepareGroup(
    plan,
    at,
    (engine) => (recorder = new JourneyRecorder(engine, Math.min(MOST_OF_ONE, most))),
  );
  const { harness, population, streams } = prepared;
  const sample: SampledLearner[] = [];
  let problems = 0;
  for (let learner = 0; learner < plan.groups[at].learners; learner++) {
    if (sample.length === CLASS_SIZE || problems >= most) break;
    if (!belongs(plan, at, learner)) continue;
    const start = startOf(prepared, learner);
    recorder!.start(start && levelsOf(start, mission));
    const person = population.draw(streams.seed(plan.seed, learner));
    const { status, days } = harness.run(person, streams, population, start);
    const journey = recorder!.finish();
    problems += journey.skill.length;
    if (problems > most && sample.length > 0) break;
    sample.push({ learner, status, days, journey });
  }
  return sample;
}

/** A skill of which the state says nothing is new. */
function levelsOf({ skills }: Snapshot, mission: Mission): Level[] {
  return mission.skills.map(({ slug }) =>
    Object.hasOwn(skills, slug) ? (LEVEL_NAMES.indexOf(skills[slug].level) as Level) : UNSTARTED,
  );
}

/** The same number of learners in each group: whose ways are long has fewer. */
function evened(groups: readonly SampledGroup[]): SampledGroup[] {
  const fewest = Math.max(1, Math.min(...groups.map(({ sample }) => sample.length)));
  return groups.map((group) => ({ ...group, sample: group.sample.slice(0, fewest) }));
}

function missionOf({ slug, title, skills, map, foundations }: Mission): SampledMission {
  const { start, targets } = map.prerequisites;
  const founding = new Set<number>(foundations);
  return {
    slug,
    title,
    skills: skills.map((skill, ix) => ({
      slug: skill.slug,
      title: skill.title,
      prerequisites: [...targets.subarray(start[ix], start[ix + 1])],
      isFoundation: founding.has(ix),
    })),
  };
}

function figuresOf(cells: Cells): SkillFigures {
  const number = (column: string): number => Number(cells.get(column));
  return {
    problems: number('problems'),
    correct: number('correct'),
    mastered: number('mastered'),
    stuck: number('stuck'),
    masteryDay: cells.get('mastery_day_median') === '' ? undefined : number('mastery_day_median'),
  };
}
