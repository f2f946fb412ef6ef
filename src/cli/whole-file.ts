/** A file that is written all or not at all: what stood there before stays until the new one is whole. */

import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { RunError } from '../errors.js';

/**
 * Writes a file; a device or a pipe as it is.
 * @throws RunError when it cannot be written
 */
export function writeWhole(file: string, content: string): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  const isPlain = !existsSync(target) || statSync(target).isFile();
  const staged = isPlain ? `${target}.${process.pid}.next` : target;
  try {
    writeFileSync(staged, content);
    if (isPlain) renameSync(staged, target);
  } catch (error) {
    if (isPlain) rmSync(staged, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new RunError({ file, what: `cannot be written (${code ?? String(error)})` });
  }
}
