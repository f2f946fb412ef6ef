/** Every `console` block of the README and the guides is real output: a figure that no longer holds turns this red. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/in-process.js';
import { withoutProgress } from '../cli/workplace.js';

const ROOT = resolve(import.meta.dirname, '../..');
/** Set by `npm run goldens`: writes what the commands print now into the README. */
const UPDATE = process.env['UPDATE_README'] === '1';

interface Block {
  readonly text: string;
  readonly command: string;
  readonly output: string;
}

function consoleBlocks(markdown: string): Block[] {
  return [...markdown.matchAll(/^```console\n\$ (.*)\n([^]*?)^```$/gm)].map(
    ([text, command, output]) => ({ text, command: command, output: output }),
  );
}

/** Files that the README tells the reader to save: name and content. */
function savedFiles(markdown: string): [name: string, content: string][] {
  const saved = /Save this as `([^`]+)`[^]*?^```yaml\n([^]*?)^```$/gm;
  return [...markdown.matchAll(saved)].map(([, name, content]) => [name, content]);
}

async function print(command: string, cwd: string): Promise<string> {
  const [, folder, call] = /^(?:cd (\S+) && )?(.*)$/.exec(command)!;
  const words = call.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ''));
  const [program, name, ...args] = words;
  expect([program, name]).toEqual(['npx', 'learnersim']);
  const done = await runHere(join(cwd, folder ?? '.'), args);
  // Progress on stderr is no part of what a command says.
  return done.exitCode === 0 ? done.stdout : done.stdout + withoutProgress(done).stderr;
}

const PAGES = ['README', 'docs/learners', 'docs/nightly', 'docs/starting', 'docs/statistics', 'docs/threshold'];

describe.each(PAGES.map((page) => `${page}.md`))('%s', (page) => {
  const markdown = readFileSync(join(ROOT, page), 'utf8');
  const blocks = consoleBlocks(markdown);
  let cwd = '';

  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'learnersim-readme-'));
    for (const folder of ['configs', 'scenarios']) {
      cpSync(join(ROOT, folder), join(cwd, folder), { recursive: true });
    }
    for (const [name, content] of savedFiles(markdown)) writeFileSync(join(cwd, name), content);
  });

  afterAll(() => rmSync(cwd, { recursive: true }));

  it('has commands to check', () => expect(blocks).not.toEqual([]));

  it.each(blocks)('prints what it says: $command', async ({ text, command, output }) => {
    const printed = await print(command, cwd);
    if (UPDATE) {
      const file = join(ROOT, page);
      const fresh = `\`\`\`console\n$ ${command}\n${printed}\`\`\``;
      writeFileSync(file, readFileSync(file, 'utf8').replace(text, () => fresh));
    } else {
      expect(output).toBe(printed);
    }
  });
});
