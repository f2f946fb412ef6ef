/** For tests of what happens when the product itself changes or breaks: the built command with a line altered. */

import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Copies the built project into `folder` and replaces texts, each of which must occur once in that file of it.
 * @returns the command's path
 */
export function alteredBuild(
  folder: string,
  file: string,
  changes: readonly (readonly [from: string, to: string])[],
): string {
  for (const part of ['dist', 'scenarios', 'package.json']) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, 'dist', file);
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of changes) {
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold it once: ${from}`);
    text = text.replace(from, () => to);
  }
  writeFileSync(path, text);
  return join(folder, 'dist/cli/main.js');
}
