/** A file for each group, read from the front, so many bytes a chunk. */

import { type FileHandle, open } from 'node:fs/promises';
import type { Chunk } from './protocol.js';

export class GroupFiles {
  /** by group, and how far each is read */
  private readonly files = new Map<number, { readonly handle: FileHandle; at: number }>();

  /** Opens the group's file, to be read from byte `at`; one that is not there holds nothing. */
  async open(group: number, file: string, at: number): Promise<void> {
    const handle = await open(file).catch(() => undefined);
    if (handle !== undefined) this.files.set(group, { handle, at });
  }

  /**
   * The next bytes of each chunk; undefined: they are not there, or more than `room` bytes a learner of the group, which is
   * more than anybody writes.
   */
  async next(
    chunks: readonly Chunk[],
    lengths: readonly number[],
    room: (group: number) => number,
  ): Promise<Uint8Array[] | undefined> {
    const parts: Uint8Array[] = [];
    for (const [at, { group, count }] of chunks.entries()) {
      const length = lengths[at];
      const file = this.files.get(group);
      if (length > count * room(group)) return undefined;
      const bytes = new Uint8Array(length);
      if (length > 0) {
        const read = await file?.handle.read(bytes, 0, length, file.at);
        if (read?.bytesRead !== length) return undefined;
        file!.at += length;
      }
      parts.push(bytes);
    }
    return parts;
  }

  async close(): Promise<void> {
    for (const { handle } of this.files.values()) await handle.close();
    this.files.clear();
  }
}
