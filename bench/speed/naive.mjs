// The naive engine of the tests, compiled to a folder that goes when the process ends; its learner as the product's.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LearnerStreams } from '../../dist/harness/random-stream.js';

const ROOT = resolve(import.meta.dirname, '../..');
const DAY = 86_400_000;

export async function naiveModel() {
  const folder = mkdtempSync(join(tmpdir(), 'learnersim-naive-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      rootDir: join(ROOT, 'test/model'),
      outDir: folder,
      types: [],
    },
    files: [join(ROOT, 'test/model/naive-script.ts')],
    include: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', folder], { stdio: 'inherit' });
  const page = (name) => import(pathToFileURL(join(folder, `${name}.js`)));
  return { ...(await page('naive-engine')), ...(await page('naive-script')) };
}

/** Returns the function that runs one learner and gives the ending. */
export function naive({ NaiveEngine, ruleBook }, world) {
  const { mission, accuracy, limits } = world;
  const settings = { ...ruleBook, boosterTasks: world.booster };
  const { start, targets } = mission.map.prerequisites;
  const slugs = mission.skills.map((skill) => skill.slug);
  const skills = mission.skills.map(({ slug, problemTypes }, ix) => {
    const prerequisites = Array.from(targets.subarray(start[ix], start[ix + 1]), (p) => slugs[p]);
    return { slug, problemTypes, prerequisites };
  });
  const foundations = mission.foundations.map((ix) => slugs[ix]);
  const time = new Map(
    mission.skills.map(({ slug, seconds }) => [slug, Math.round(seconds * 1000)]),
  );
  const session = world.maxTimePerDay * 1000;
  const streams = new LearnerStreams();

  return (seed, learner) => {
    const engine = new NaiveEngine({ skills, foundations }, settings);
    const { answers } = streams.seed(seed, learner);
    let [now, day, worked, problems, correct] = [0, 0, 0, 0, 0];
    const ending = (status) => ({ status, problems, correct, days: day + 1 });
    const comeBack = (moment) => {
      const next = Math.max(day + 1, Math.ceil(moment / DAY));
      if (next >= limits.max_days) return false;
      [day, now, worked] = [next, next * DAY, 0];
      return true;
    };
    for (;;) {
      if (engine.current() === undefined) {
        const [best] = engine.recommended(now);
        if (best === undefined) {
          const due = engine.nextDue();
          if (due === undefined) return ending('blocked');
          if (!comeBack(Math.max(due, now))) return ending('day_limit');
          continue;
        }
        engine.start(best, now);
      }
      const right = answers.next() < accuracy;
      const spent = time.get(engine.current().skill);
      now += spent;
      worked += spent;
      engine.answer(right, now);
      problems++;
      if (right) correct++;
      if (engine.completed) return ending('completed');
      if (problems >= limits.max_problems) return ending('problem_limit');
      if (worked >= session && !comeBack(now)) return ending('day_limit');
    }
  };
}
