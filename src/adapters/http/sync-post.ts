/** HTTP for those who cannot wait in any other way than by standing still: a thread of its own does the talking. */

import {
  MessageChannel,
  type MessagePort,
  Worker,
  receiveMessageOnPort,
} from 'node:worker_threads';
import { MOST_BYTES } from './wire.js';

/** What came back: a response, or why there was none. */
export type Reply =
  | { readonly status: number; readonly text: string; readonly failure?: undefined }
  | { readonly failure: string };

export interface Errand {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  /** milliseconds */
  readonly timeout: number;
}

/** A reply, and the number of its errand. */
export interface Numbered {
  readonly number: number;
  readonly reply: Reply;
}

/** Given to the thread at its start. */
export interface PostSetup {
  readonly port: MessagePort;
  /** [0] moves on when a reply lies in the port */
  readonly signal: Int32Array;
  /** of a response; said here so that the thread need not load the wire's schemas for it */
  readonly mostBytes: number;
}

/** What the thread may need beside the time-out, milliseconds [assumption]. */
const SLACK = 5000;

/** Connections are kept alive between errands. The thread ends with the one that made it. */
export class SyncPost {
  private readonly signal = new Int32Array(new SharedArrayBuffer(4));
  private readonly port: MessagePort;
  private errands = 0;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    const setup: PostSetup = { port: port2, signal: this.signal, mostBytes: MOST_BYTES };
    const worker = new Worker(new URL('post-worker.js', import.meta.url), {
      workerData: setup,
      transferList: [port2],
    });
    worker.unref();
    this.port = port1;
    this.port.unref();
  }

  /** Posts JSON and stands still until the reply is there. */
  post(errand: Omit<Errand, 'number'>): Reply {
    const number = ++this.errands;
    const end = performance.now() + errand.timeout + SLACK;
    this.port.postMessage({ ...errand, number });
    for (;;) {
      // Looked at before the port, so that no reply can slip in between unnoticed; a call to wake up may be an old one.
      const seen = Atomics.load(this.signal, 0);
      const received: { readonly message: Numbered } | undefined = receiveMessageOnPort(this.port);
      // One that came too late for its own errand is not this one's.
      if (received?.message.number === number) return received.message.reply;
      const left = end - performance.now();
      if (left <= 0) return { failure: 'no reply' };
      if (received === undefined) Atomics.wait(this.signal, 0, seen, left);
    }
  }
}
