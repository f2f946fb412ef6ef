/** Lines of a file, one at a time, however long the file is. */

import { createReadStream } from 'node:fs';

/** Longest line that is read, bytes [assumption]: ten groups of 5,000 skills over two years, and some more. */
const LONGEST = 256 * 1024 * 1024;

const LINE_FEED = 10;

/** Every line that a line feed ends, without it; what stands behind the last one was never finished. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const part of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let to = part.indexOf(LINE_FEED); to >= 0; to = part.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...waiting, part.subarray(from, to)]).toString();
      waiting = [];
      length = 0;
      from = to + 1;
    }
    waiting.push(part.subarray(from));
    length += part.length - from;
    if (length > LONGEST) return;
  }
}
