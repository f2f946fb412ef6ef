/** For tests that write files: a folder of their own, gone when the file's tests are over. */

import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Makes a folder, to be called once at the top of a file of tests; gives paths inside it. */
export function tempFolder(): (...parts: readonly string[]) => string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'learnersim-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 30_000);
  return (...parts) => join(folder, ...parts);
}

/** Every file in a folder and below, as text by its path inside. */
export function contentOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
