/**
 * For tests of what the command says: the built command in the tests' own process, where its modules are loaded once and
 * not each time. What is a process' own (signals, pipes, a fresh start) needs one: `spawn` and `bash` of the workplace.
 */

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import type { Finished } from './workplace.js';

const PROGRAM = pathToFileURL(resolve(import.meta.dirname, '../../dist/cli/program.js')).href;

/** Streams and the current folder are the process', so that one command waits for the other. */
let last: Promise<unknown> = Promise.resolve();

/** `learnersim <args>` in a folder. */
export function runHere(folder: string, args: readonly string[]): Promise<Finished> {
  const finished = last.then(async () => await finish(folder, args));
  last = finished.catch(() => undefined);
  return finished;
}

async function finish(folder: string, args: readonly string[]): Promise<Finished> {
  const { execute } = (await import(PROGRAM)) as typeof import('../../src/cli/program.js');
  const [out, err] = [recorded(process.stdout), recorded(process.stderr)];
  const before = process.cwd();
  process.chdir(folder);
  try {
    const exitCode = await execute(args);
    return { stdout: out.text(), stderr: err.text(), exitCode };
  } finally {
    process.chdir(before);
    for (const each of [out, err]) each.stop();
  }
}

/** Keeps what is written in place of writing it. */
function recorded(stream: NodeJS.WriteStream): {
  readonly text: () => string;
  readonly stop: () => void;
} {
  const chunks: Buffer[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk, ...rest) => {
    chunks.push(Buffer.from(chunk as string));
    const done = rest.find((one) => typeof one === 'function');
    if (done !== undefined) process.nextTick(done);
    return true;
  });
  return { text: () => Buffer.concat(chunks).toString(), stop: () => spy.mockRestore() };
}
