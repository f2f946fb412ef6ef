import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A directory and those above it. Node's own way of it never comes back where none can be made, as in /proc. */
export async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeParent(dirname(path));
    await mkdir(path);
  }
}

async function makeParent(path: string): Promise<void> {
  if (await isDirectory(path)) return;
  await makeDirectory(path).catch(async (error: unknown) => {
    // Another run may have made it in the meantime.
    if (!(await isDirectory(path))) throw error;
  });
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
