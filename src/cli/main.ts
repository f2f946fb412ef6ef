#!/usr/bin/env node
/** The command's front door: a process around a command. */

import { execute, exitCodeOf } from './program.js';
import { tolerateClosedPipe } from './terminal.js';

tolerateClosedPipe();
// Whatever escapes is a bug of ours, and no verdict: 1 would say that an expectation failed.
process.on('uncaughtException', (error) => process.exit(exitCodeOf(error)));
process.exitCode = await execute(process.argv.slice(2));
