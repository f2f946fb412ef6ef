/** Writing the files that a command was asked for. */

import { existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../errors.js';

/**
 * Writes texts to files.
 * @throws UserError when one cannot be written
 */
export function writeOutputs(texts: readonly (readonly [file: string, text: string])[]): void {
  for (const [file, text] of texts) {
    try {
      writeFileSync(file, text);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new UserError({ file, what: `cannot be written (${code})` });
    }
  }
}

/**
 * Checks outputs before the work is done.
 * @throws UserError for every one that is an input, too, stands twice or has no folder
 */
export function checkOutputs(outputs: readonly string[], inputs: readonly string[]): void {
  const taken = new Set(inputs.map((file) => resolve(file)));
  const problems = outputs.flatMap((file) => {
    const path = resolve(file);
    const isTaken = taken.has(path);
    taken.add(path);
    if (isTaken) return [{ file, what: 'would overwrite another file of this command' }];
    return existsSync(dirname(path)) ? [] : [{ file, what: 'is in a folder that does not exist' }];
  });
  if (problems.length > 0) throw new UserError(problems);
}
