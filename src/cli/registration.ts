/** How a command comes into the program. */

import type { Command } from 'commander';

/** Adds a command to the program; the command hands its exit code to `finish`. */
export type Registration = (program: Command, finish: (exitCode: number) => void) => void;
