/** HTTP for those who cannot wait in any other way than by standing still: a thread of its own does the talking. */

import {
  MessageChannel,
  type MessagePort,
  Worker,
  receiveMessageOnPort,
} from 'node:worker_threads';

/** What came back: a response, or why there was none. */
export type Reply =
  | { readonly status: number; readonly text: string; readonly failure?: undefined }
  | { readonly failure: string };

export interface Errand {
  readonly url: string;
  readonly body: string;
  /** milliseconds */
  readonly timeout: number;
}

/** Given to the thread at its start. */
export interface PostSetup {
  readonly port: MessagePort;
  /** [0] becomes 1 when a reply lies in the port */
  readonly signal: Int32Array;
}

/** What the thread may need beside the time-out, milliseconds [assumption]. */
const SLACK = 5000;

/** Connections are kept alive between errands. The thread ends with the one that made it. */
export class SyncPost {
  private readonly signal = new Int32Array(new SharedArrayBuffer(4));
  private readonly port: MessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    const setup: PostSetup = { port: port2, signal: this.signal };
    const worker = new Worker(new URL('post-worker.js', import.meta.url), {
      workerData: setup,
      transferList: [port2],
    });
    worker.unref();
    this.port = port1;
    this.port.unref();
  }

  /** Posts JSON and stands still until the reply is there. */
  post(errand: Errand): Reply {
    // A reply that came too late must not be taken for the next one.
    while (receiveMessageOnPort(this.port) !== undefined);
    Atomics.store(this.signal, 0, 0);
    this.port.postMessage(errand);
    Atomics.wait(this.signal, 0, 0, errand.timeout + SLACK);
    const received: { readonly message: Reply } | undefined = receiveMessageOnPort(this.port);
    return received?.message ?? { failure: 'no reply' };
  }
}
