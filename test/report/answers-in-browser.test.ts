/** The report's first half in a real browser: many alternatives with kinds of learners, and a sweep. */

import { beforeAll, describe, expect, it } from 'vitest';
import { PAIR, TINY, workplace } from '../cli/workplace.js';
import { NO_BROWSER, accessibilityFaults, browser } from './browser.js';

const LONG = 'a_name_that_goes_on_and_on_and_on_and_on';
const MANY = `description: What each of them does.
mission: ./tiny.yaml
populations:
  class:
    - {weight: 3, preset: typical, behaviour: {dropout: {daily: 0.02}}}
    - {preset: guesser}
groups:
  control: &g {num_users: 12, population: class}
  boosters: {<<: *g, alternatives: {booster_tasks_v3: booster}}
  ${LONG}: {<<: *g, alternatives: {challenge_problems: challenge}, engine: {challenge_size: 3}}
  stronger: {<<: *g, reweight: {guesser: 0.5}, description: Fewer who guess.}
  plain: {num_users: 12, user_params: {starting_prob: 0.8}}
  streaks: {<<: *g, alternatives: {mastery_mechanics: streak-10}}
`;
const { path, run } = workplace({
  'tiny.yaml': TINY,
  'many.yaml': MANY,
  'swept.yaml': `${PAIR}sweep: {user_params.starting_prob: [0.7, 0.8, 0.9]}\n`,
});
const open = browser();
const page = (name: string) => path('results', name, 'report.html');
const NAMES = ['many', 'swept'] as const;

beforeAll(async () => {
  for (const name of NAMES) {
    const done = await run('run', `${name}.yaml`, '-q', '--report');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  }
});

describe.skipIf(NO_BROWSER !== undefined)('in a browser', () => {
  it('many alternatives: one sentence and a table first, each of them in words behind a line', async () => {
    const { page: opened } = await open(page('many'));
    const answer = opened.locator('#answer');
    expect(await answer.locator('.answer').first().textContent()).toMatch(
      /^Of 5 alternatives compared with control, /,
    );
    expect(await answer.locator('table tbody tr').count()).toBe(5);
    const words = answer.locator('article').first();
    expect(await words.isVisible()).toBe(false);
    await answer.locator('summary', { hasText: 'in words' }).click();
    expect(await words.isVisible()).toBe(true);
    await opened.close();
  });

  it('without scripts it says what needs them, and all else is there', async () => {
    const { page: opened, faults } = await open(page('many'), { scripts: false });
    expect(await opened.locator('.warning', { hasText: 'Scripts are off' }).isVisible()).toBe(true);
    expect(await opened.locator('#problems .wide svg').count()).toBe(2);
    const table = opened.locator('#problems table', { hasText: 'by kind' });
    await opened.locator('summary', { hasText: 'by kind' }).click();
    expect(await table.isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await opened.close();
    const { page: other } = await open(page('many'));
    expect(await other.locator('.warning', { hasText: 'Scripts are off' }).count()).toBe(0);
    await other.close();
  });

  it.each(
    NAMES.flatMap((name) =>
      [1280, 390].flatMap((width) =>
        (['light', 'dark'] as const).map((scheme) => [name, width, scheme] as const),
      ),
    ),
  )('%s at %i pixels, %s: fits, and axe finds nothing serious', async (name, width, scheme) => {
    const { page: opened, faults, requests } = await open(page(name), { width, scheme });
    await opened.evaluate(
      "document.querySelectorAll('details').forEach((one) => (one.open = true))",
    );
    expect(await opened.evaluate('document.documentElement.scrollWidth')).toBe(width);
    // Looked at elsewhere, and for long: cells by the thousand.
    await opened.evaluate(
      "document.querySelectorAll('#class, #journey, #map, #tables').forEach((one) => one.remove())",
    );
    expect(await accessibilityFaults(opened)).toEqual([]);
    expect([...faults, ...requests]).toEqual([]);
    await opened.close();
  });
});
