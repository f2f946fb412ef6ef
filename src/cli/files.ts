/** Reading what the user names: configurations and scenarios. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAX_DOCUMENT_BYTES } from '../content/document.js';
import { Datastore } from '../datastore/datastore.js';
import { UserError } from '../errors.js';
import type { ConfigFiles } from '../experiment/config-files.js';
import type { EngineModule } from '../experiment/own-engine.js';

/** The scenarios that come with the package. */
const OWN_SCENARIOS = fileURLToPath(new URL('../../scenarios', import.meta.url));
const ENDING = '.yaml';

/**
 * A text file's content.
 * @throws UserError when it cannot be read, is too large, or is no text
 */
export function readText(file: string): string {
  const wrong = (what: string): UserError => new UserError({ file, what });
  try {
    const status = statSync(file);
    // A device may never end; a pipe does.
    if (status.isCharacterDevice() || status.isBlockDevice()) throw wrong('is a device');
    const { size } = status;
    if (size > MAX_DOCUMENT_BYTES) throw wrong(`is too large (${size} bytes)`);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw wrong('no such file');
    if (code === 'EISDIR') throw wrong('is a directory');
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw wrong('is not text in UTF-8');
    throw wrong(`cannot be read (${code ?? String(error)})`);
  }
}

/** A configuration's name: its file's, without folder and ending. */
export function configName(file: string): string {
  return basename(file).replace(/\.ya?ml$/i, '');
}

/**
 * Where a configuration's missions are looked up: a path (`./`, `../`, `/` or `.yaml` at its end) relative to the
 * configuration; a slug in `--scenarios`, then `scenarios_path`, then `scenarios/` here, then the package's own. Its
 * datastore: `--datastore`, or the path that it names.
 */
export function configFiles(
  config: string,
  { scenarios, datastore }: { readonly scenarios?: string; readonly datastore?: string },
): ConfigFiles {
  const base = dirname(config);
  const folders = (scenariosPath: string | undefined): string[] => [
    ...(scenarios === undefined ? [] : [scenarios]),
    ...(scenariosPath === undefined ? [] : [join(base, scenariosPath)]),
    'scenarios',
    OWN_SCENARIOS,
  ];
  return {
    scenario: (reference, scenariosPath) => {
      const candidates = isPath(reference)
        ? [resolveFrom(base, reference)]
        : folders(scenariosPath).map((folder) => fileIn(folder, reference));
      const file = candidates.find((candidate) => candidate !== undefined && existsSync(candidate));
      return file === undefined ? undefined : { file, text: readText(file) };
    },
    knownScenarios: (scenariosPath) => [...new Set(folders(scenariosPath).flatMap(slugsIn))],
    file: (path) => {
      const file = resolveFrom(base, path);
      return existsSync(file) ? { file, text: readText(file) } : undefined;
    },
    datastore: (path) => new Datastore(datastoreFile(config, path, datastore)),
    module: (path) => engineModule(resolveFrom(base, path)),
  };
}

/** The datastore that a configuration names, or that takes its place. */
export function datastoreFile(config: string, path: string, instead: string | undefined): string {
  return instead ?? resolveFrom(dirname(config), path);
}

/**
 * An engine's module as it is now; undefined when there is none.
 * @throws UserError when it cannot be read, or is no file
 */
export function engineModule(file: string): EngineModule | undefined {
  if (!existsSync(file)) return undefined;
  const text = readText(file);
  return { file, sha256: createHash('sha256').update(text).digest('hex') };
}

function isPath(reference: string): boolean {
  return /^(\.\.?)?\//.test(reference) || reference.endsWith(ENDING);
}

function resolveFrom(base: string, path: string): string {
  return path.startsWith('/') ? path : join(base, path);
}

/** The file of a slug; undefined when the slug would lead out of the folder. */
function fileIn(folder: string, slug: string): string | undefined {
  const file = join(folder, slug + ENDING);
  return dirname(resolve(file)) === resolve(folder) ? file : undefined;
}

function slugsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length));
  } catch {
    return [];
  }
}
