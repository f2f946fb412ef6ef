/** Writing the files that a command was asked for. */

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
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

/** @throws UserError for every output that is an input, too, or stands twice */
export function checkOutputs(outputs: readonly string[], inputs: readonly string[]): void {
  const taken = new Set(inputs.map((file) => resolve(file)));
  const wrong = outputs.filter((file) => {
    const path = resolve(file);
    const isTaken = taken.has(path);
    taken.add(path);
    return isTaken;
  });
  if (wrong.length > 0) {
    throw new UserError(
      wrong.map((file) => ({ file, what: 'would overwrite another file of this command' })),
    );
  }
}
