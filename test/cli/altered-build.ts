/** For tests of what happens when the product itself changes or breaks: the built command with a line altered. */

import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Puts the built project into `folder` and replaces texts, each of which must occur once in that file of it.
 * @returns the command's path
 */
export function alteredBuild(
  folder: string,
  file: string,
  changes: readonly (readonly [from: string, to: string])[],
): string {
  for (const part of ['dist', 'scenarios']) linkTree(join(ROOT, part), join(folder, part));
  linkFile(join(ROOT, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, 'dist', file);
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of changes) {
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold it once: ${from}`);
    text = text.replace(from, () => to);
  }
  // Not written over: it is the project's own file.
  rmSync(path);
  writeFileSync(path, text);
  return join(folder, 'dist/cli/main.js');
}

/** The same files under other names, which costs a fraction of copies; no declarations, which nothing runs. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [inner, outer] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(inner, outer);
    else if (!entry.name.endsWith('.d.ts')) linkFile(inner, outer);
  }
}

function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // The folder is on another file system, say.
    copyFileSync(from, to);
  }
}
