/** `check --replay`: the way of one of the learners who were sent through. */

import { PROBES, type Probe, walk } from '../check/probes.js';
import { compileMission } from '../content/compile.js';
import { EXIT, UserError, didYouMean } from '../errors.js';
import { listed } from '../output/check-text.js';
import { stepText } from '../output/trace-text.js';
import type { Target } from './check-targets.js';

/** Prints the way of `<alternative>/<learner>`; `json`: as JSON lines, the ending last. */
export function replay(targets: readonly Target[], asked: string, json: boolean): number {
  const at = asked.lastIndexOf('/');
  const [name, probe] = [asked.slice(0, Math.max(at, 0)), asked.slice(at + 1)];
  const known = targets.flatMap(({ alternatives }) => alternatives.map((one) => one.name));
  if (!isProbe(probe)) {
    throw wrong(`no learner "${probe}"`, didYouMean(probe, PROBES) ?? PROBES.join(', '));
  }
  const target = targets.find(({ alternatives }) => alternatives.some((one) => one.name === name));
  if (target === undefined) {
    throw wrong(`no alternative "${name}"`, didYouMean(name, known) ?? known.join(', '));
  }
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const mission = compileMission(target.sourced.scenario);
  const alternative = target.alternatives.find((one) => one.name === name)!;
  const { status, problems, unmastered } = walk(mission, alternative, probe, (step) =>
    write(json ? JSON.stringify(step) : stepText(step)),
  );
  const slugs = unmastered.map((skill) => mission.skills[skill].slug);
  const left = slugs.length > 0 ? `; not mastered: ${listed(slugs)}` : '';
  if (json) write(JSON.stringify({ ending: { status, problems, unmastered: slugs } }));
  else write(`${status} after ${problems} problems${left}`);
  return EXIT.fine;
}

function wrong(what: string, hint: string): UserError {
  return new UserError({ file: '--replay', what, hint });
}

function isProbe(name: string): name is Probe {
  return PROBES.includes(name as Probe);
}
