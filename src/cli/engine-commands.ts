/** `learnersim engine`: somebody's own engine put to the test, and the built-in one offered to others. */

import type { ServeFlags } from './engine-serve.js';
import type { EngineTestFlags } from './engine-test.js';
import { numberFrom, port, wholeNumber } from './options.js';
import type { Registration } from './registration.js';

export const addEngine: Registration = (program, finish) => {
  const engine = program
    .command('engine')
    .description("the built-in engine over HTTP; tests of somebody's own");
  engine
    .command('serve')
    .description('offer the built-in engine over HTTP until interrupted')
    .option('--port <n>', 'port, 0 for any that is free', port, 8787)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--stateless', 'keep no sessions: every answer carries the whole state')
    .action(async (flags: ServeFlags) => {
      const { engineServe } = await import('./engine-serve.js');
      finish(await engineServe(flags));
    });
  engine
    .command('test')
    .description('test an engine of your own against the contract')
    .argument('<module|url>', 'a JavaScript module, or http://...')
    .option('--mission <mission>', 'a slug, or a path', 'cc-third-grade-math')
    .option('--scenarios <dir>', 'look for missions here first')
    .option('--learners <n>', 'learners sent through', wholeNumber(1, 6), 10)
    .option('--timeout <seconds>', 'for one answer', numberFrom(0.1, 3600), 10)
    .option('--json', 'one JSON document on stdout in place of text')
    .action(async (source: string, flags: EngineTestFlags) => {
      const { engineTest } = await import('./engine-test.js');
      finish(await engineTest(source, flags));
    });
};
