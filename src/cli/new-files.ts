/** Files that are made where there were none: all of them or none, and never over another. */

import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Problem, UserError } from '../errors.js';

/** Whether anything stands there, be it a link to nothing. */
export function isTaken(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    // What cannot be looked at cannot be written either, which says why.
    return false;
  }
}

const HINT = 'nothing is written over: move it, or choose another folder';

/** What stands in `folder` where one of `paths`, or a folder on the way to one, is to be made. */
export function inTheWay(folder: string, paths: readonly string[]): Problem[] {
  const folders = [
    nearest(folder),
    ...new Set(paths.flatMap(parentsOf).map((path) => join(folder, path))),
  ];
  const isNone = (path: string): boolean => isTaken(path) && !isFolder(path);
  return [
    ...folders.filter(isNone).map((file) => ({ file, what: 'is not a directory' })),
    ...paths
      .map((path) => join(folder, path))
      .filter(isTaken)
      .map((file) => ({ file, what: 'is in the way', hint: HINT })),
  ];
}

/**
 * Makes files, and the folders that they need.
 * @throws UserError when one cannot be made: those before it are gone then, too
 */
export function makeFiles(files: readonly (readonly [file: string, text: string])[]): void {
  const undo: (() => void)[] = [];
  for (const [file, text] of files) {
    try {
      makeFolder(dirname(file), undo);
      const opened = openSync(file, 'wx');
      undo.push(() => rmSync(file, { force: true }));
      try {
        writeFileSync(opened, text);
      } finally {
        closeSync(opened);
      }
    } catch (error) {
      for (const step of undo.toReversed()) step();
      const { code } = error as NodeJS.ErrnoException;
      throw new UserError({ file, what: `cannot be written (${code ?? String(error)})` });
    }
  }
}

/** Level by level: Node's own way never comes back where none can be made, as in /proc. */
function makeFolder(folder: string, undo: (() => void)[]): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => {
    try {
      rmdirSync(folder);
    } catch {
      // Somebody has put something into it in the meantime.
    }
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The path, or what is there of the way to it. */
function nearest(path: string): string {
  return isTaken(path) || dirname(path) === path ? path : nearest(dirname(path));
}

/** `a/b/c.yaml`: `a` and `a/b`. */
function parentsOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
