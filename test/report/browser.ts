/** A real browser for tests of pages: Debian's Chromium, without any network. */

import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { source as axe } from 'axe-core';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const EXECUTABLE = '/usr/bin/chromium';

/** Why a test of pages does not run; undefined: it does. */
export const NO_BROWSER = existsSync(EXECUTABLE)
  ? undefined
  : `no ${EXECUTABLE}: pages are not looked at`;

export interface Look {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** false: the reader has switched them off */
  readonly scripts?: boolean;
}

export interface Opened {
  readonly page: Page;
  /** what the page asked for, but itself */
  readonly requests: readonly string[];
  /** what it said on the console, and errors that nobody caught */
  readonly faults: readonly string[];
}

/** A browser for all tests of a file, to be called once at its top; what it gives opens a file as a user would. */
export function browser(): (file: string, look?: Look) => Promise<Opened> {
  let running: Browser | undefined;
  beforeAll(async () => {
    if (NO_BROWSER !== undefined) return;
    const args = ['--no-sandbox', '--disable-background-networking'];
    running = await chromium.launch({ executablePath: EXECUTABLE, args });
  });
  afterAll(async () => await running?.close());
  return async (file, { width = 1280, scheme = 'light', scripts = true } = {}) => {
    const viewport = { width, height: 900 };
    const page = await running!.newPage({
      viewport,
      colorScheme: scheme,
      javaScriptEnabled: scripts,
    });
    const requests: string[] = [];
    const faults: string[] = [];
    const address = pathToFileURL(file).href;
    page.on('request', (request) => {
      if (request.url() !== address) requests.push(request.url());
    });
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(address);
    return { page, requests, faults };
  };
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical faults of accessibility that axe-core finds, a line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations)',
  )) as Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
