/** `learnersim schema`: the configuration's JSON Schema on stdout. */

import { EXIT } from '../errors.js';
import { configJsonSchema } from '../experiment/schema.js';

export function schema(): number {
  process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  return EXIT.fine;
}
