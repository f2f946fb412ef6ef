/** Progress on stderr: a bar on a terminal, a plain line now and then elsewhere, nothing when quiet. */

import { isInteractive } from './terminal.js';

export interface Progress {
  /** learners done, of how many as far as it is known */
  readonly update: (learners: number, of: number) => void;
  readonly stop: () => void;
}

/** Milliseconds between plain lines. */
const PLAIN_EVERY = 10_000;

/** Starts the display for so many learners of one experiment. The bar is loaded when there is one. */
export async function startProgress(
  experiment: string,
  learners: number,
  quiet: boolean,
): Promise<Progress> {
  if (quiet) return { update: () => undefined, stop: () => undefined };
  return isInteractive() ? await bar(experiment, learners) : plainLines(experiment);
}

async function bar(experiment: string, learners: number): Promise<Progress> {
  const { default: cliProgress } = await import('cli-progress');
  const started = performance.now();
  const display = new cliProgress.SingleBar(
    {
      format: `${experiment} {bar} {value}/{total} learners, {rate}/s, {eta_formatted} left`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    cliProgress.Presets.shades_classic,
  );
  display.start(learners, 0, { rate: 0 });
  return {
    update: (done, of) => {
      const seconds = Math.max((performance.now() - started) / 1000, 0.001);
      display.setTotal(of);
      display.update(done, { rate: Math.round(done / seconds) });
    },
    stop: () => display.stop(),
  };
}

function plainLines(experiment: string): Progress {
  let last = performance.now();
  return {
    update: (done, of) => {
      const now = performance.now();
      if (now - last < PLAIN_EVERY) return;
      last = now;
      process.stderr.write(`${experiment}: ${done} of ${of} learners\n`);
    },
    stop: () => undefined,
  };
}
