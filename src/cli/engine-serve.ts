/** `learnersim engine serve`: the built-in engine over HTTP. */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createEngine } from '../adapters/engine-maker.js';
import type { HostedWorld } from '../adapters/http/engine-host.js';
import { engineServer } from '../adapters/http/engine-server.js';
import type { WorldDefinition } from '../adapters/http/wire.js';
import { compileMission } from '../content/compile.js';
import { EXIT, UserError } from '../errors.js';
import { loadExperiment } from '../experiment/load.js';
import { watchSignals } from './terminal.js';

export interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly stateless?: boolean;
}

/** Milliseconds that requests under way have left after an interruption [assumption]. */
const PATIENCE = 2000;

/** Serves until it is interrupted; returns the exit code of the signal. */
export async function engineServe(flags: ServeFlags): Promise<number> {
  const isStateless = flags.stateless === true;
  const server = engineServer({ worldOf: builtInWorld, isStateless });
  const signals = watchSignals();
  try {
    server.listen(flags.port, flags.host);
    await once(server, 'listening');
  } catch (error) {
    signals.stop();
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ file: '--port', what: `cannot listen on ${flags.host} (${code})` });
  }
  const { port, address, family } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  process.stdout.write(`http://${host}:${port}\n`);
  if (!signals.signal.aborted) await once(signals.signal, 'abort');
  // What is being answered is answered; who only keeps a connection is let go.
  server.close();
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await once(server, 'close');
  clearTimeout(patience);
  signals.stop();
  return signals.exitCode() ?? EXIT.fine;
}

/**
 * The built-in engine in the world that a client sent, which goes through the same door as a configuration.
 * @throws UserError with everything that is wrong
 */
export function builtInWorld({ mission, settings }: WorldDefinition): HostedWorld {
  const { alternatives, constants, knowledge } = settings;
  const group = { num_users: 1, user_params: { starting_prob: 0.5 }, alternatives };
  const config = { mission: 'world', knowledge_model: 'weights', engine: constants };
  const plan = loadExperiment(
    {
      file: 'definition',
      baseName: 'definition',
      text: JSON.stringify({ ...config, groups: { group } }),
      overrides: [],
    },
    {
      scenario: () => ({ file: 'definition.mission', text: JSON.stringify(mission) }),
      knownScenarios: () => [],
      file: () => ({ file: 'definition.settings.knowledge', text: JSON.stringify(knowledge) }),
      datastore: (file) => {
        throw new UserError({ file, what: 'is no place that a server looks into' });
      },
    },
  );
  const compiled = compileMission(plan.scenarios['world']);
  const made = {
    alternatives: plan.groups[0].alternatives,
    constants: plan.groups[0].engine,
    knowledge: plan.models['weights'],
  };
  return { mission: compiled, create: () => createEngine(compiled, made) };
}
