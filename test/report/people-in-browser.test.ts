/** The report's figures of people, in a real browser: a class day by day, journeys side by side, the knowledge map. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAIR, TINY, workplace } from '../cli/workplace.js';
import { NO_BROWSER, accessibilityFaults, browser } from './browser.js';

const MARKUP = '<script>alert(1)</script>';
const FILES = {
  'tiny.yaml': TINY.replace('{slug: a}', `{slug: a, title: "${MARKUP}"}`),
  'pair.yaml': PAIR.replaceAll('0.8', '0.7'),
};
const { path, run } = workplace(FILES);
const open = browser();

interface Step {
  readonly skill: string;
  readonly task: string;
  readonly correct: boolean;
  readonly day: number;
  readonly level_after: string;
}

let page: Page;
let faults: readonly string[];

/** The way of a learner as `trace` tells it. */
async function stepsOf(group: string, learner: number): Promise<Step[]> {
  const { stdout } = await run(
    'trace',
    'pair.yaml',
    '--group',
    group,
    '--learner',
    `${learner}`,
    '--json',
  );
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((line) => line.ending === undefined);
}

async function texts(selector: string): Promise<string[]> {
  return await page.locator(selector).allTextContents();
}

describe.skipIf(NO_BROWSER !== undefined)('people in a browser', () => {
  beforeAll(async () => {
    expect(await run('run', 'pair.yaml', '-q')).toMatchObject({ exitCode: 0 });
    expect(await run('report', 'results/pair')).toMatchObject({ exitCode: 0, stderr: '' });
    ({ page, faults } = await open(path('results/pair/report.html')));
  });

  afterAll(async () => {
    expect(faults).toEqual([]);
    await page.close();
  });

  it('shows how each learner stood with each skill at the end of a day', async () => {
    await page.selectOption('#class-controls [name=group]', '1');
    await page.fill('#class-controls [name=day]', '1');
    const steps = await stepsOf('two', 2);
    const levels = new Map(
      steps.filter(({ day }) => day === 1).map((step) => [step.skill, step.level_after]),
    );
    const mastered = [...levels.values()].filter((level) => level === 'mastered').length;
    const row = page.locator('#class-board tbody tr').nth(2);
    expect(await row.locator('td.proficient').count()).toBe(mastered);
    expect(await row.locator('td').first().textContent()).toBe(String(mastered));
    await page.fill(
      '#class-controls [name=day]',
      (await page.getAttribute('#class-controls [name=day]', 'max'))!,
    );
    expect(await texts('#class-board tbody td.cell')).toEqual(
      Array.from({ length: 12 }, () => 'P'),
    );
    expect(await texts('#class-board tbody th .small')).toEqual(
      Array.from({ length: 4 }, () => ' completed'),
    );
  });

  it('plays the mission from the first day to the last', async () => {
    await page.fill('#class-controls [name=day]', '1');
    await page.click('#class-controls [name=play]');
    const [play, day] = ['play', 'day'].map((name) =>
      page.locator(`#class-controls [name=${name}]`),
    );
    const last = (await day.getAttribute('max'))!;
    await expect.poll(async () => await day.inputValue(), { timeout: 20_000 }).toBe(last);
    await expect.poll(async () => await play.textContent()).toBe('Play');
  });

  it('has the problems of a journey as trace has them, and marks where two part', async () => {
    await page.selectOption('#journey-controls [name=learner]', '3');
    const panels = page.locator('.journey');
    const [one, two] = [await stepsOf('one', 3), await stepsOf('two', 3)];
    for (const [at, steps] of [one, two].entries()) {
      await panels.nth(at).locator('summary').click();
      await panels.nth(at).locator('tbody tr').first().waitFor();
      const rows = await panels
        .nth(at)
        .locator('tbody tr')
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
      expect(
        rows.map(([, day, , , skill, answer, , level]) => [day, skill, answer, level]),
      ).toEqual(
        steps.map(({ day, skill, correct, level_after }) => [
          String(day),
          skill,
          correct ? 'right' : 'wrong',
          level_after,
        ]),
      );
    }
    const parting = one.findIndex(
      (step, at) =>
        step.skill !== two[at]?.skill ||
        step.task !== two[at].task ||
        step.level_after !== two[at].level_after,
    );
    expect(parting).toBeGreaterThan(0);
    const readouts = await texts('.journey .readout');
    for (const text of readouts) {
      expect(text).toContain(`Problem ${parting + 1}, `);
      expect(text).toContain('The two ways part here.');
    }
    await page.fill('#journey-controls [name=problem]', '1');
    expect((await texts('.journey .readout'))[0]).toMatch(/^Problem 1, day 1; /);
  });

  it('tells the figures of a skill that is clicked', async () => {
    await page.locator('.map g.skill').nth(1).click();
    expect(await page.inputValue('#map-controls [name=skill]')).toBe('1');
    expect(await texts('#map-skill h3')).toEqual(['b']);
    const steps = await Promise.all(
      [0, 1, 2, 3, 4].map(async (learner) => await stepsOf('one', learner)),
    );
    const problems = steps.flat().filter(({ skill }) => skill === 'b').length;
    expect(
      await page.locator('#map-skill tbody tr').first().locator('td').nth(1).textContent(),
    ).toBe(String(problems / 5));
    await page.selectOption('#map-controls [name=skill]', '0');
    // A title is text, whatever it looks like.
    expect(await texts('#map-skill h3')).toEqual([MARKUP]);
  });

  it('has nothing that axe finds serious once all of it is open', async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
