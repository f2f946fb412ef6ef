/** Progress of a fit on stderr: a bar on a terminal, nothing elsewhere: what was done is said in plain lines. */

import { isInteractive } from './terminal.js';

export interface FitProgress {
  /** so many steps of so many are done, and this one is under way */
  readonly update: (done: number, of: number, what: string) => void;
  readonly stop: () => void;
}

/** The bar is loaded when there is one. */
export async function startFitProgress(quiet: boolean): Promise<FitProgress> {
  if (quiet || !isInteractive()) return { update: () => undefined, stop: () => undefined };
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar(
    { format: '{bar} {percentage}% {what}', stream: process.stderr, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0, { what: '' });
  return {
    update: (done, of, what) => {
      bar.setTotal(of);
      bar.update(done, { what });
      // A model keeps the thread to itself: a bar that waits for a timer would stand still.
      bar.render();
    },
    stop: () => bar.stop(),
  };
}
