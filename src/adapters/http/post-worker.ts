/** The thread behind `SyncPost`: one errand at a time. */

import { workerData } from 'node:worker_threads';
import type { Errand, Numbered, PostSetup, Reply } from './sync-post.js';

const { port, signal, mostBytes } = workerData as PostSetup;

port.on('message', (errand: Errand) => {
  void replyTo(errand).then((reply) => {
    const numbered: Numbered = { number: errand.number, reply };
    port.postMessage(numbered);
    Atomics.add(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
});

async function replyTo({ url, body, timeout }: Errand): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    return { status: response.status, text: await bounded(response) };
  } catch (error) {
    return { failure: reason(error as Error, timeout) };
  }
}

async function bounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += (part as Uint8Array).length;
    if (bytes > mostBytes) throw new Error(`the response is longer than ${mostBytes} bytes`);
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts).toString('utf8');
}

function reason(error: Error, timeout: number): string {
  if (error.name === 'TimeoutError') return `no answer within ${timeout / 1000} s`;
  const cause = error.cause as { readonly code?: string; readonly message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
