/** Journeys in a real browser: what trace tells, in a picture with axes, in windows, by mouse and by keyboard. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAIR, TINY, workplace } from '../cli/workplace.js';
import { NO_BROWSER, accessibilityFaults, browser } from './browser.js';
import { tracedSteps } from './traced.js';

const { path, run } = workplace({ 'tiny.yaml': TINY, 'pair.yaml': PAIR.replaceAll('0.8', '0.7') });
const open = browser();

let page: Page;
let faults: readonly string[];
const named = (name: string): string => `#journey-controls [name=${name}]`;

async function texts(selector: string): Promise<string[]> {
  return await page.locator(selector).allTextContents();
}

describe.skipIf(NO_BROWSER !== undefined)('a journey in a browser', () => {
  beforeAll(async () => {
    expect(await run('run', 'pair.yaml', '-q', '--report')).toMatchObject({ exitCode: 0 });
    ({ page, faults } = await open(path('results/pair/report.html')));
    await page.selectOption(named('learner'), '3');
  });

  afterAll(async () => {
    expect(faults).toEqual([]);
    await page.close();
  });

  it('has the problems as trace has them, marks where two part, and leads there', async () => {
    const [one, two] = [await tracedSteps(run, 'one', 3), await tracedSteps(run, 'two', 3)];
    for (const [at, steps] of [one, two].entries()) {
      const panel = page.locator('.journey').nth(at);
      await panel.locator('summary').click();
      await panel.locator('tbody tr').first().waitFor();
      const rows = await panel
        .locator('tbody tr')
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
      expect(rows.map((cells) => [1, 4, 5, 7, 8].map((column) => cells[column]))).toEqual(
        steps.map(({ day, skill, correct, level_before, level_after }) => [
          String(day),
          skill,
          correct ? 'right' : 'wrong',
          level_before,
          level_after,
        ]),
      );
      // trace tells the time behind each answer; overnight it goes on.
      steps.forEach(({ seconds, day }, step) => {
        const last = steps[step - 1];
        if (last?.day === day) expect(Number(rows[step][6])).toBeCloseTo(seconds - last.seconds, 3);
      });
    }
    const parting = one.findIndex(
      (step, at) =>
        step.skill !== two[at]?.skill ||
        step.task !== two[at].task ||
        step.level_after !== two[at].level_after,
    );
    expect(parting).toBeGreaterThan(0);
    expect(await page.locator('.journey path.parting').count()).toBe(2);
    await page.fill(named('problem'), '1');
    expect((await texts('.readout'))[0]).toMatch(/^Problem 1, day 1; a; .*unstarted/);
    const button = page.locator(named('parting'));
    expect(await button.textContent()).toBe(`Where they part: problem ${parting + 1}`);
    await button.click();
    for (const text of await texts('.readout')) {
      expect(text).toContain(`Problem ${parting + 1}, `);
      expect(text).toContain('The two ways part here.');
    }
  });

  it('has axes: levels by name, seconds, tasks, problems, days', async () => {
    const labels = await texts('.journey:first-child svg text');
    for (const label of ['mastered', 'level2', 'level1', 'practiced', 'unstarted']) {
      expect(labels).toContain(label);
    }
    for (const label of ['Seconds a problem', 'Task', 'Problem', 'day 1', 'C', '10']) {
      expect(labels).toContain(label);
    }
  });

  it('names its axes over the lines, not under them', async () => {
    const classes = await page
      .locator('.journey-picture svg')
      .first()
      .locator('> :not(.cursor)')
      .evaluateAll((all) => all.map((part) => part.getAttribute('class')));
    expect(classes.filter((name) => name === 'title')).toHaveLength(4);
    expect(classes.slice(-4)).toEqual(['title', 'title', 'title', 'title']);
  });

  it('is walked by keyboard, and says each problem to who cannot see it', async () => {
    const slider = page.getByRole('slider', { name: 'Problems of learner 3 in one' });
    const steps = await tracedSteps(run, 'one', 3);
    await slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    const [text] = await texts('.readout');
    const { skill, correct, seconds } = steps[1];
    const took = Math.round((seconds - steps[0].seconds) * 10) / 10;
    expect(text).toContain(`Problem 2, day 1; ${skill}; `);
    expect(text).toContain(`${correct ? 'right' : 'wrong'} in ${took} s; `);
    expect(await slider.getAttribute('aria-valuetext')).toBe(text);
    expect(await slider.getAttribute('aria-valuenow')).toBe('2');
    expect(await page.inputValue(named('problem'))).toBe('2');
    await page.keyboard.press('End');
    expect(await slider.getAttribute('aria-valuenow')).toBe(
      await slider.getAttribute('aria-valuemax'),
    );
  });

  it('tells the bar that is pointed at, and goes back to the chosen one', async () => {
    await page.fill(named('problem'), '3');
    const picture = page.locator('.journey-picture').first();
    await picture.scrollIntoViewIfNeeded();
    const length = Number(await page.getAttribute(named('problem'), 'max'));
    const { x, y } = (await picture.locator('svg').boundingBox())!;
    const width = Number(await picture.locator('svg').getAttribute('width'));
    await page.mouse.move(x + 74 + (9.5 * (width - 82)) / length, y + 60);
    for (const text of await texts('.readout')) expect(text).toMatch(/^Problem 10\b/);
    await page.mouse.move(x - 10, y + 60);
    expect((await texts('.readout'))[0]).toMatch(/^Problem 3,/);
  });

  it('shows long ways in windows', async () => {
    await page.selectOption(named('span'), '25');
    await page.fill(named('problem'), '1');
    const length = Number(await page.getAttribute(named('problem'), 'max'));
    expect(length).toBeGreaterThan(50);
    expect(await page.textContent(named('window'))).toBe(`1 to 25 of ${length}`);
    expect(await page.isDisabled(named('earlier'))).toBe(true);
    await page.click(named('later'));
    expect(await page.textContent(named('window'))).toBe(`26 to 50 of ${length}`);
    expect((await texts('.readout'))[0]).toMatch(/^Problem 26\b/);
    expect(await texts('.journey:first-child svg text')).toContain('30');
    await page.locator('.journey-picture').first().focus();
    await page.keyboard.press('PageUp');
    expect(await page.textContent(named('window'))).toBe(`1 to 25 of ${length}`);
    // An arrow over the edge takes the window along.
    await page.fill(named('problem'), '25');
    await page.locator('.journey-picture').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.textContent(named('window'))).toBe(`26 to 50 of ${length}`);
  });

  it('steps from learner to learner, whose endings it tells', async () => {
    expect(await texts(`${named('learner')} option`)).toEqual(
      [0, 1, 2, 3].map((learner) => `${learner}: completed`),
    );
    expect(await page.isDisabled(named('later-learner'))).toBe(true);
    await page.click(named('earlier-learner'));
    expect(await page.inputValue(named('learner'))).toBe('2');
    expect(await page.isDisabled(named('later-learner'))).toBe(false);
    expect((await texts('.journey .small'))[0]).toMatch(
      /^Learner 2: completed after \d+ problems on \d+ days$/,
    );
  });

  it.each(['light', 'dark'] as const)(
    'fits 390 pixels, %s, with bars that can be told apart',
    async (scheme) => {
      const { page: own } = await open(path('results/pair/report.html'), { width: 390, scheme });
      expect(await own.evaluate('document.documentElement.scrollWidth')).toBe(390);
      const bar = (await own.locator('.journey-picture .cursor').first().boundingBox())!.width;
      expect(bar).toBeGreaterThanOrEqual(5);
      expect(await accessibilityFaults(own)).toEqual([]);
      await own.close();
    },
  );
});
