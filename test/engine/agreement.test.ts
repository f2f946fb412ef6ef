/**
 * The fast engine against the naive one (test/model), step by step on random worlds: `WORLDS=1000000` for more.
 * A thousand meet what goes wrong in one world of 300 with 96%; what is rarer is for `npm run worlds`.
 */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASTERED } from '../../src/engine/levels.js';
import type { SkillIx } from '../../src/units.js';
import { NaivePlayer } from '../model/player.js';
import { type RandomWorld, randomWorld } from '../model/random-world.js';
import { RandomWalk, learnerIn, playMove } from './random-walk.js';

const WORLDS = Number(process.env['WORLDS'] ?? 1000);

/** Throws with the world, the step and both sides where the engines part. */
function compare(world: RandomWorld): string[] {
  const fast = learnerIn(world);
  const naive = new NaivePlayer(world);
  const walk = new RandomWalk(world, fast);
  const seen: string[] = [];
  let extra = 2; // steps after all is over: nothing must happen
  for (let step = 1; step <= world.play.steps && extra > 0; step++) {
    if (walk.isOver) extra--;
    const move = walk.next();
    const [one, other] = [playMove(fast, move), playMove(naive, move)];
    if (one !== other || cascading(world, fast) !== cascadingNaively(world, naive)) {
      const at = `step ${step}: ${JSON.stringify(move)}`;
      const states = [cascading(world, fast), cascadingNaively(world, naive)];
      throw new Error(
        `the engines part in world ${JSON.stringify(world)}\nat ${at}\n` +
          `fast:  ${one}; cascading ${states[0]}\nnaive: ${other}; cascading ${states[1]}`,
      );
    }
    seen.push(one);
  }
  return seen;
}

function cascading(world: RandomWorld, { engine }: ReturnType<typeof learnerIn>): string {
  const isCascading = (_: unknown, at: number): boolean =>
    engine.isCascading(at as SkillIx) && engine.level(at as SkillIx) !== MASTERED;
  return world.skills
    .filter(isCascading)
    .map(({ slug }) => slug)
    .join(' ');
}

function cascadingNaively(world: RandomWorld, naive: NaivePlayer): string {
  return world.skills
    .map((skill) => skill.slug)
    .filter((slug) => naive.isCascading(slug))
    .join(' ');
}

describe('the fast engine and the naive one', () => {
  it(
    `agree at every step of ${WORLDS} random worlds`,
    () => {
      const property = fc.property(randomWorld, (world) => void compare(world));
      fc.assert(property, { numRuns: WORLDS, seed: 1, endOnFailure: false });
    },
    60_000 + WORLDS * 20,
  );

  it('meet everything there is in these worlds', () => {
    const worlds = fc.sample(randomWorld, { numRuns: 300, seed: 2 });
    const seen = worlds.flatMap(compare);
    const often = (part: RegExp): number => seen.filter((line) => part.test(line)).length;
    for (const kind of [
      'practice',
      'cascading',
      'challenge',
      'spaced',
      'review',
      'booster',
      'pretest',
    ]) {
      for (const mark of ['\\+', '-']) {
        expect(often(new RegExp(`met ${kind} \\w+ ${mark}`))).toBeGreaterThan(50);
      }
    }
    expect(often(/met practice \w+ h of type 1/)).toBeGreaterThan(5);
    expect(often(/offers \[\], due Infinity/)).toBeGreaterThan(50); // blocked or completed
    expect(often(/offers \[\], due \d/)).toBeGreaterThan(50);
    expect(often(/true (true|false)$/)).toBeGreaterThan(50);
  });
});
