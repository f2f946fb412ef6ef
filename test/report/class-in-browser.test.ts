/** The class dashboard in a real browser: day by day, played, sorted, and as a way to journeys. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOCKED, CYCLE, PAIR, TINY, workplace } from '../cli/workplace.js';
import { NO_BROWSER, browser } from './browser.js';
import { tracedSteps } from './traced.js';

const MARKUP = '<script>alert(1)</script>';
const { path, run } = workplace({
  'tiny.yaml': TINY.replace('{slug: a}', `{slug: a, title: "${MARKUP}"}`),
  'cycle.yaml': CYCLE,
  'pair.yaml': PAIR.replaceAll('0.8', '0.7'),
  'blocked.yaml': BLOCKED,
});
const open = browser();

let page: Page;
let faults: readonly string[];

async function texts(selector: string): Promise<string[]> {
  return await page.locator(selector).allTextContents();
}

const day = '#class-controls [name=day]';
const play = '#class-controls [name=play]';

describe.skipIf(NO_BROWSER !== undefined)('a class in a browser', () => {
  beforeAll(async () => {
    expect(await run('run', 'pair.yaml', '-q', '--report')).toMatchObject({ exitCode: 0 });
    ({ page, faults } = await open(path('results/pair/report.html')));
  });

  afterAll(async () => {
    expect(faults).toEqual([]);
    await page.close();
  });

  it('opens at the end of the mission, with titles over its columns', async () => {
    expect(await page.inputValue(day)).toBe(await page.getAttribute(day, 'max'));
    const states = ['proficient', 'working', 'stuck'];
    expect(await texts('#class-board thead th')).toEqual([
      'learner',
      'ended',
      ...states,
      MARKUP,
      'b',
      'c',
    ]);
    expect(await texts('#class-board td.cell')).toEqual(Array.from({ length: 12 }, () => 'P'));
    for (const text of await texts('#class-board td.ended')) {
      expect(text).toMatch(/^completed, day \d+$/);
    }
    expect(await page.textContent('#class-told')).toMatch(
      /^Of 4 learners at the end of day \d+, 4 proficient in all 3 skills, 0 working on them, 0 stuck in at least one\. Ended by then: 4 completed\.$/,
    );
  });

  it('shows and says how each learner stood at the end of a day', async () => {
    await page.selectOption('#class-controls [name=group]', '1');
    await page.fill(day, '1');
    let proficient = 0;
    for (let learner = 0; learner < 4; learner++) {
      const steps = await tracedSteps(run, 'two', learner);
      const levels = new Map(
        steps.filter((step) => step.day === 1).map((step) => [step.skill, step.level_after]),
      );
      const mastered = [...levels.values()].filter((level) => level === 'mastered').length;
      const row = page.locator('#class-board tbody tr').nth(learner);
      expect(await row.locator('td.proficient').count()).toBe(mastered);
      expect(await row.locator('td').nth(1).textContent()).toBe(String(mastered));
      if (mastered === 3) proficient++;
    }
    expect(await page.textContent('#class-told')).toMatch(
      new RegExp(`^Of 4 learners at the end of day 1, ${proficient} proficient in all 3 skills, `),
    );
  });

  it('plays the mission, can be paused, and says nothing aloud meanwhile', async () => {
    const { page: own } = await open(path('results/pair/report.html'));
    // Time stands still but where it is told to go on.
    await own.clock.install({ time: 0 });
    await own.clock.pauseAt(60_000);
    const last = Number(await own.getAttribute(day, 'max'));
    expect(last).toBeGreaterThan(2);
    await own.click(play);
    expect(await own.inputValue(day)).toBe('1');
    expect(await own.textContent(play)).toBe('Pause');
    expect(await own.getAttribute('#class-told', 'aria-live')).toBe('off');
    await own.clock.runFor(350);
    expect(await own.inputValue(day)).toBe('2');
    await own.click(play);
    expect(await own.textContent(play)).toBe('Play');
    expect(await own.getAttribute('#class-told', 'aria-live')).toBe('polite');
    await own.clock.runFor(3500);
    expect(await own.inputValue(day)).toBe('2');
    await own.click(play);
    await own.clock.runFor(350 * last);
    expect(await own.inputValue(day)).toBe(String(last));
    expect(await own.textContent(play)).toBe('Play');
    await own.close();
  });

  it('goes a day at a time for who wants no motion', async () => {
    const { page: own } = await open(path('results/pair/report.html'));
    await own.emulateMedia({ reducedMotion: 'reduce' });
    await expect.poll(async () => await own.textContent(play)).toBe('Next day');
    await own.click(play);
    expect(await own.inputValue(day)).toBe('1');
    await own.click(play);
    expect(await own.inputValue(day)).toBe('2');
    expect(await own.textContent(play)).toBe('Next day');
    await own.close();
  });

  it('leads from a learner to their journey', async () => {
    await page.getByRole('link', { name: 'Learner 2: open the journey' }).click();
    expect(await page.inputValue('#journey-controls [name=learner]')).toBe('2');
    expect(await page.inputValue('#journey-controls [name=first]')).toBe('1');
    expect(await page.inputValue('#journey-controls [name=second]')).toBe('0');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe(
      'Problems of learner 2 in two',
    );
  });

  it('keeps learners in sight where it scrolls', async () => {
    const { page: own } = await open(path('results/pair/report.html'), { width: 390 });
    const left = async (): Promise<number> =>
      (await own.locator('#class-board tbody th').first().boundingBox())!.x;
    const before = await left();
    await own.locator('#class-board').evaluate((board) => {
      board.style.width = '200px';
      board.scrollLeft = 150;
    });
    expect(await own.locator('#class-board').evaluate((board) => board.scrollLeft)).toBeGreaterThan(
      50,
    );
    expect(Math.abs((await left()) - before)).toBeLessThan(2);
    await own.close();
  });

  it('begins with those who are most stuck, if anybody is', async () => {
    await run('run', 'blocked.yaml', '-q', '--report');
    const { page: own } = await open(path('results/blocked/report.html'));
    expect(await own.inputValue('#class-controls [name=order]')).toBe('stuck');
    await own.selectOption('#class-controls [name=group]', '1');
    expect(await own.textContent('#class-told')).toContain(
      '0 proficient in all 2 skills, 0 working on them, 2 stuck in at least one. Ended by then: 2 blocked.',
    );
    await own.close();
  });
});
