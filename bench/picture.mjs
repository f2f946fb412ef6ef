/** Draws docs/report.png: the top of the report on the published experiment, as Debian's Chromium shows it. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '..');
const EXECUTABLE = '/usr/bin/chromium';
const SIZE = { width: 960, height: 1000 };

const folder = mkdtempSync(join(tmpdir(), 'learnersim-picture-'));
try {
  const results = join(folder, 'results');
  const config = join(ROOT, 'configs/booster-tasks-v3.yaml');
  const command = [join(ROOT, 'dist/cli/main.js'), 'run', config, '-q', '--report', '-o', results];
  execFileSync(process.execPath, command, { stdio: 'inherit' });
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
  await page.goto(pathToFileURL(join(results, 'report.html')).href);
  const picture = join(ROOT, 'docs/report.png');
  await page.screenshot({
    path: picture,
    clip: { x: 0, y: 0, ...SIZE, height: 1640 },
    fullPage: true,
  });
  await browser.close();
} finally {
  rmSync(folder, { recursive: true });
}
