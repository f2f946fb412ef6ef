/** The report in a real browser: opened from disk, read, listened to, copied. */

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { PAIR, TINY, workplace } from '../cli/workplace.js';
import { NO_BROWSER, accessibilityFaults, browser } from './browser.js';

/** A class that is as wide and as high as a screen's window on it does not show at once. */
const PRINTED = `mission: cc-third-grade-math
groups:
  one: { num_users: 30, user_params: { starting_prob: 0.9 } }
`;
const { path, run } = workplace({ 'tiny.yaml': TINY, 'pair.yaml': PAIR, 'printed.yaml': PRINTED });
const open = browser();

const REPORT = path('results/pair/report.html');
const fileOf = (name: string): string[][] =>
  parse(readFileSync(path('results/pair', name), 'utf8'));
if (NO_BROWSER !== undefined) console.warn(NO_BROWSER);

beforeAll(async () => {
  expect(await run('run', 'pair.yaml', '-q')).toMatchObject({ exitCode: 0 });
  expect(await run('report', 'results/pair')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await run('run', 'printed.yaml', '-q', '--report')).toMatchObject({ exitCode: 0 });
});

describe.skipIf(NO_BROWSER !== undefined)('in a browser', () => {
  it('opens from disk, asks for nothing and complains of nothing', async () => {
    const { page, requests, faults } = await open(REPORT);
    expect(await page.title()).toBe('pair: report of learnersim');
    expect(requests).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('says what the CSV files say', async () => {
    const { page } = await open(REPORT);
    const tableOf = async (caption: string): Promise<string[][]> =>
      await page
        .locator('table', { has: page.locator('caption', { hasText: caption }) })
        .locator('tr')
        .evaluateAll((rows) =>
          rows.map((row) => [...row.children].map((cell) => cell.textContent)),
        );
    const shown = (cells: readonly string[]) => cells.map((cell) => cell || '-');
    const [header, ...groups] = fileOf('summary.csv');
    expect((await tableOf('summary.csv')).slice(1)).toEqual(
      header.slice(2).map((name, at) => [name, ...shown(groups.map((cells) => cells[at + 2]))]),
    );
    const compared = fileOf('comparison.csv');
    expect(await tableOf('comparison.csv')).toEqual(compared.map((cells) => shown(cells.slice(3))));
    const bars = (await tableOf('Learners by problems')).slice(1);
    const sums = [1, 2].map((at) => bars.reduce((sum, row) => sum + Number(row[at]), 0));
    expect(sums).toEqual(groups.map((cells) => Number(cells[2])));
    await page.close();
  });

  it('hands out the files as they are', async () => {
    const { page } = await open(REPORT);
    for (const name of ['summary.csv', 'comparison.csv', 'skills.csv', 'one.csv', 'two.csv']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`a[download="${name}"]`).click(),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      const file = readFileSync(await download.path(), 'utf8');
      expect(file).toBe(readFileSync(path('results/pair', name), 'utf8'));
    }
    await page.close();
  });

  it('is used by keyboard: skips to the report, opens a table, copies it', async () => {
    const { page } = await open(REPORT);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    const details = page.locator('#tables details').first();
    await details.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.evaluate(
      "document.addEventListener('copy', () => (window.copied = String(document.activeElement.value)))",
    );
    await details.locator('button').focus();
    await page.keyboard.press('Enter');
    expect(await details.locator('[role=status]').textContent()).toBe('Copied.');
    const [header, ...groups] = fileOf('summary.csv');
    const lines = String(await page.evaluate('window.copied')).split('\n');
    expect(lines[0]).toBe('figure\tone\ttwo');
    expect(lines[1]).toBe(['learners', ...groups.map((cells) => cells[2])].join('\t'));
    expect(lines).toHaveLength(header.length - 1);
    await page.close();
  });

  it('is printed with its charts, and without what only a screen can do', async () => {
    const { page } = await open(REPORT, { scheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.wide svg').first().isVisible()).toBe(true);
    expect(await page.locator('nav').isVisible()).toBe(false);
    await page.close();
  });

  it('is printed whole: a class of many skills is not cut, and covers nothing of what follows', async () => {
    const { page } = await open(path('results/printed/report.html'));
    await page.emulateMedia({ media: 'print' });
    // A4 with margins
    await page.evaluate("document.body.style.width = '718px'");
    const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
    const board = await box('#class-board table');
    expect(board.width).toBeLessThanOrEqual(718);
    expect(board.y + board.height).toBeLessThanOrEqual((await box('#journey')).y);
    const picture = await box('div.journey-picture >> nth=0');
    expect((await box('div.journey-picture svg >> nth=0')).width).toBeLessThanOrEqual(
      picture.width,
    );
    await page.close();
  });

  it('headings go down one level at a time', async () => {
    const { page } = await open(REPORT);
    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, at) => expect(level).toBeLessThanOrEqual(levels[at] + 1));
    await page.close();
  });

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('%i pixels wide, %s: fits, and axe finds nothing serious', async (width, scheme) => {
    const { page } = await open(REPORT, { width, scheme });
    // Whatever is folded is looked at, too.
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });
});
