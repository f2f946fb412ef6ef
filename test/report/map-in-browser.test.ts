/** The knowledge map in a real browser: what a skill needs and unlocks, what was out of reach, zoom and keyboard. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workplace } from '../cli/workplace.js';
import { NO_BROWSER, accessibilityFaults, browser } from './browser.js';

const MARKUP = '<img src=x onerror=alert(1)>';
/** Nobody masters `gone`, so nobody reaches `late` and `later`; `x` stands alone. */
const { path, run } = workplace({
  'map.yaml': `slug: map
title: Eight skills
foundations: [a, x]
skills:
  - {slug: a, title: "${MARKUP}"}
  - {slug: b, title: Second, prerequisites: [a]}
  - {slug: c, title: Third, prerequisites: [b]}
  - {slug: d, title: Fourth, prerequisites: [c]}
  - {slug: gone, title: Gone, prerequisites: [b], problem_types: 0}
  - {slug: late, title: Late, prerequisites: [gone]}
  - {slug: later, title: Later, prerequisites: [late]}
  - {slug: x, title: Alone}
`,
  'run.yaml': `mission: ./map.yaml
num_processes: 1
groups:
  one: {num_users: 3, alternatives: {cascading_problems: control}, user_params: {starting_prob: 0.9}}
`,
});
const open = browser();

let page: Page;
let faults: readonly string[];
const scale = async (): Promise<number> =>
  Number.parseInt((await page.textContent('#map-controls [name=scale]'))!, 10);
const skill = (title: string) => page.locator(`.map g.skill[aria-label="${title}"]`);

async function titles(selector: string): Promise<(string | null)[]> {
  return await page
    .locator(`.map g.skill${selector}`)
    .evaluateAll((all) => all.map((node) => node.getAttribute('aria-label')));
}

describe.skipIf(NO_BROWSER !== undefined)('a map in a browser', () => {
  beforeAll(async () => {
    await run('run', 'run.yaml', '-q', '--report');
    ({ page, faults } = await open(path('results/run/report.html')));
    await page.locator('.map').scrollIntoViewIfNeeded();
  });

  afterAll(async () => {
    expect(faults).toEqual([]);
    await page.close();
  });

  it('marks what was out of reach, and says why', async () => {
    expect(await titles('.barred')).toEqual(['Late', 'Later']);
    expect(await page.locator('#map-legend li').allTextContents()).toEqual([
      ' 0',
      ' 1 (none)',
      ' 2 (none)',
      ' 3',
      ' never reached, as nobody mastered a prerequisite: 2 skills',
    ]);
    await skill('Later').click();
    expect(await page.textContent('#map-skill')).toContain(
      'Nobody of one reached it: nobody mastered “Late”. It began with “Gone”.',
    );
    await skill('Gone').click();
    expect(await page.textContent('#map-skill')).toContain(
      'Nobody of one mastered it: 2 skills behind it stayed out of reach.',
    );
  });

  it('shows what a skill needs, all the way down, and what it unlocks', async () => {
    await skill('Third').click();
    expect(await page.inputValue('#map-controls [name=skill]')).toBe('2');
    expect(await titles('[data-needed]')).toEqual([MARKUP, 'Second']);
    expect(await titles('[data-unlocked]')).toEqual(['Fourth']);
    expect(await titles('[data-chosen]')).toEqual(['Third']);
    expect(await page.textContent('#map-told')).toMatch(
      /^Third: needs 2 skills, 1 of them directly; unlocks 1 skill\./,
    );
    const dimmed = await page.evaluate(
      'getComputedStyle(document.querySelector(".map [aria-label=Alone] rect")).fill',
    );
    expect(dimmed).toBe('rgb(255, 255, 255)');
    const links = page.locator('.kin a');
    expect(await links.allTextContents()).toEqual([MARKUP, 'Second', 'Fourth']);
    await links.nth(1).click();
    expect(await page.locator('#map-skill h3').textContent()).toBe('Second');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Second');
    expect(await titles('[data-unlocked]')).toEqual(['Third', 'Fourth', 'Gone', 'Late', 'Later']);
    await page.keyboard.press('Escape');
    expect(await titles('[data-chosen]')).toEqual([]);
    expect(await page.inputValue('#map-controls [name=skill]')).toBe('');
    expect(await page.textContent('#map-skill')).toBe('');
  });

  it('tells figures as trace has them', async () => {
    await page.selectOption('#map-controls [name=skill]', '1');
    const rows = await page
      .locator('#map-skill tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    const trace = ['trace', 'run.yaml', '--group', 'one', '--json', '--learner'];
    const steps = await Promise.all(
      ['0', '1', '2'].map(async (learner) => {
        const { stdout } = await run(...trace, learner);
        return stdout.split('\n').filter((line) => line.includes('"skill":"b"')).length;
      }),
    );
    const problems = steps.reduce((sum, count) => sum + count, 0);
    expect(problems).toBeGreaterThan(0);
    expect(rows[0]).toEqual(['problems a learner', String(Math.round((problems / 3) * 100) / 100)]);
    expect(rows[1]).toEqual(['learners without mastery at the end', '0']);
  });

  it('is walked by keyboard along its lines', async () => {
    await skill(MARKUP).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Second');
    expect(await page.textContent('#map-tip')).toMatch(/^Second; learners who ended blocked/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const here = String(await page.evaluate('document.activeElement.ariaLabel'));
    expect(['Third', 'Gone']).toContain(here);
    await page.keyboard.press('Enter');
    expect(await titles('[data-chosen]')).toEqual([here]);
    // One stop of the Tab key, wherever one has walked to.
    expect(await titles('[tabindex="0"]')).toEqual([here]);
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Second');
    await page.keyboard.press('Escape');
  });

  it('its table goes by titles', async () => {
    const table = page.locator('#map table', {
      has: page.locator('caption', { hasText: 'skills of' }),
    });
    expect(await table.locator('caption').textContent()).toBe('skills of Eight skills');
    const heads = await table.locator('tbody th').allTextContents();
    expect(heads.slice(0, 2)).toEqual([MARKUP, 'Second']);
  });

  it('is zoomed by buttons, keys, and the wheel with Ctrl, and dragged', async () => {
    const first = await scale();
    await page.click('#map-controls [name=larger]');
    expect(await scale()).toBeGreaterThan(first);
    await page.click('#map-controls [name=smaller]');
    expect(await scale()).toBe(first);
    const box = page.locator('.map');
    await box.focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press('+');
    const large = await scale();
    expect(large).toBeGreaterThan(2 * first);
    const { x, y, width } = (await box.boundingBox())!;
    const scrolled = async (): Promise<number> => await box.evaluate((one) => one.scrollLeft);
    await box.evaluate((one) => (one.scrollLeft = 100));
    await page.mouse.move(x + width / 2, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 - 60, y + 20, { steps: 4 });
    await page.mouse.up();
    expect(await scrolled()).toBe(160);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(scale).toBeGreaterThan(large);
    const zoomed = await scale();
    // Without Ctrl the wheel is the page's.
    await page.mouse.wheel(0, 40);
    expect(await scale()).toBe(zoomed);
    await page.click('#map-controls [name=fit]');
    expect(await scale()).toBe(first);
    expect(await box.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  });

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)(
    '%i pixels wide, %s, with a skill chosen: axe finds nothing serious',
    async (width, scheme) => {
      const { page: own } = await open(path('results/run/report.html'), { width, scheme });
      await own.selectOption('#map-controls [name=skill]', '5');
      expect(await own.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await accessibilityFaults(own)).toEqual([]);
      await own.close();
    },
  );
});
