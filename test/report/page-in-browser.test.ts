/** The report in a real browser: opened from disk, read, listened to, copied. */

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { PAIR, TINY, workplace } from '../cli/workplace.js';
import { NO_BROWSER, accessibilityFaults, browser } from './browser.js';

const { path, run } = workplace({ 'tiny.yaml': TINY, 'pair.yaml': PAIR });
const open = browser();

const REPORT = path('results/pair/report.html');
if (NO_BROWSER !== undefined) console.warn(NO_BROWSER);

beforeAll(async () => {
  expect(await run('run', 'pair.yaml', '-q')).toMatchObject({ exitCode: 0 });
  expect(await run('report', 'results/pair')).toMatchObject({ exitCode: 0, stderr: '' });
});

describe.skipIf(NO_BROWSER !== undefined)('in a browser', () => {
  it('opens from disk, asks for nothing and complains of nothing', async () => {
    const { page, requests, faults } = await open(REPORT);
    expect(await page.title()).toBe('pair: report of learnersim');
    expect(requests).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('says what summary.csv says', async () => {
    const { page } = await open(REPORT);
    const shown = await page
      .locator('#summary tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
    const [header, ...groups] = parse(readFileSync(path('results/pair/summary.csv'), 'utf8'));
    const expected = header
      .slice(2)
      .map((name, at) => [name, ...groups.map((cells) => cells[at + 2] || '-')]);
    expect(shown).toEqual(expected);
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
