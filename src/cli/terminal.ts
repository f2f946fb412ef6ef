/** What the process and its terminal are like: streams, progress, signals. */

import { EXIT } from '../errors.js';

/** Whether a live display makes sense on stderr. */
export function isInteractive(): boolean {
  const { env } = process;
  return process.stderr.isTTY && env['TERM'] !== 'dumb' && !isSet(env['CI']);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}

/** A reader that goes away (`| head`) is no error: what is said after that is lost, and nothing else. */
export function tolerateClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      // What was to be said cannot be: a full disk behind a redirected stdout, for instance.
      process.stderr.write(`output cannot be written (${error.code ?? error.message})\n`);
      process.exit(EXIT.incomplete);
    });
  }
}

/** Milliseconds in which one Ctrl-C may arrive twice: from the terminal, and forwarded by a parent such as npx. */
const ECHO = 200;

/**
 * Watches for Ctrl-C and termination. The first one aborts the signal given back; the second ends the process now.
 * `exitCode()` is that of the signal that came, if one did.
 */
export function watchSignals(): {
  readonly signal: AbortSignal;
  readonly exitCode: () => number | undefined;
  readonly stop: () => void;
} {
  const controller = new AbortController();
  let code: number | undefined;
  let first = 0;
  const on = (exitCode: number) => (): void => {
    if (code !== undefined) {
      if (performance.now() - first > ECHO) process.exit(code);
      return;
    }
    code = exitCode;
    first = performance.now();
    controller.abort();
  };
  const interrupt = on(EXIT.interrupted);
  const terminate = on(EXIT.terminated);
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  const stop = (): void => {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', terminate);
  };
  return { signal: controller.signal, exitCode: () => code, stop };
}
