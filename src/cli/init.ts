/** `learnersim init`: a folder to start from, which runs at once. */

import { dirname, join, resolve } from 'node:path';
import { EXIT, UserError, printable } from '../errors.js';
import { shellWord } from './command-line.js';
import { inTheWay, isTaken, makeFiles } from './new-files.js';
import { ADD_PACKAGE, type StarterFile, starterFiles } from './starter.js';

export interface InitFlags {
  readonly quiet?: boolean;
}

const DEEP =
  'GitHub reads workflows at the top of a repository only: move this one there, with a working-directory';

/** Makes the files in a folder, by default this one; returns the exit code. */
export function init(folder: string | undefined, flags: InitFlags): number {
  if (folder === '') throw new UserError({ file: '[dir]', what: 'is empty' });
  const base = folder ?? '.';
  const files = starterFiles();
  const isTheirs = ({ path, instead }: StarterFile): boolean =>
    instead !== undefined && isTaken(join(base, path));
  const staying = files.filter(isTheirs);
  const making = files.filter((file) => !staying.includes(file));
  const problems = inTheWay(
    base,
    making.map(({ path }) => path),
  );
  if (problems.length > 0) throw new UserError(problems);
  makeFiles(making.map(({ path, text }) => [join(base, path), text]));
  if (flags.quiet !== true) say(folder, making, staying);
  return EXIT.fine;
}

/** What was made, what was there, and what to do next. */
function say(
  folder: string | undefined,
  making: readonly StarterFile[],
  staying: readonly StarterFile[],
): void {
  const width = Math.max(...[...making, ...staying].map(({ path }) => path.length));
  const line = (path: string, text: string): string => `  ${path.padEnd(width)}  ${text}`;
  const hasPackage = staying.some(({ path }) => path === 'package.json');
  const lines = [
    `made in ${folder ?? 'this folder'}:`,
    ...making.map(({ path, means }) => line(path, means)),
    ...(staying.length === 0 ? [] : ['there already, and left as it is:']),
    ...staying.map(({ path, instead }) => line(path, instead!)),
    ...(isInside(resolve(folder ?? '.')) ? [DEEP] : []),
    'next:',
    ...(folder === undefined ? [] : [`  cd ${shellWord(toEnter(folder))}`]),
    `  ${hasPackage ? ADD_PACKAGE : 'npm install'}`,
    '  npx learnersim check scenarios configs',
    '  npx learnersim run configs/boosters.yaml',
  ];
  process.stdout.write(`${lines.map(printable).join('\n')}\n`);
}

/** To `cd`, a word that begins with `-` is an option, or the folder before. */
function toEnter(folder: string): string {
  return folder.startsWith('-') ? `./${folder}` : folder;
}

/** Whether the folder is inside a git repository, and not its top. */
function isInside(folder: string): boolean {
  if (isTaken(join(folder, '.git'))) return false;
  const above = dirname(folder);
  return above !== folder && (isTaken(join(above, '.git')) || isInside(above));
}
