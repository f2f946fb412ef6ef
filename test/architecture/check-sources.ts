/** Checks sources against the table of rooms; every violation is one line, `file -> what`. */

import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import {
  DEFAULT_EXPORTS,
  FILE_NAME,
  MOST_LINES,
  NAMELESS,
  PACKAGES,
  ROOMS,
  type Room,
  SHARED,
  WORDS,
} from './rooms.js';

export interface Source {
  /** below `src`, with slashes, e.g. `engine/rules/review.ts` */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  /** `import type ... from` or `export type ... from` */
  readonly typeOnly: boolean;
  /** `import()`, `require()`: not before it is asked for */
  readonly lazy: boolean;
}

/** Everything that is wrong with a source. */
export function violations(source: Source): string[] {
  const code = withoutComments(source.text);
  const faults = [
    ...importsOf(code).flatMap((one) => importFaults(source.path, one)),
    ...wordFaults(source.path, code),
    ...shapeFaults(source, code),
  ];
  return faults.map((fault) => `${source.path} -> ${fault}`);
}

/** What a source imports: statements, re-exports, `import()`, `require()` and imports for their effect. */
export function importsOf(code: string): Import[] {
  const forms = [
    /\b(?:import|export)\s+(?<type>type\s+)?(?:[\w$*\s,]|\{[^}]*\})*?\bfrom\s*['"](?<name>[^'"]+)['"]/g,
    /\bimport\s*\(\s*['"](?<name>[^'"]+)['"]/g,
    /\brequire\s*\(\s*['"](?<name>[^'"]+)['"]\s*\)/g,
    /\bimport\s*['"](?<name>[^'"]+)['"]/g,
  ];
  return forms.flatMap((form, at) =>
    [...code.matchAll(form)].map(({ groups }) => ({
      specifier: groups!['name'],
      typeOnly: groups!['type'] !== undefined,
      lazy: at === 1 || at === 2,
    })),
  );
}

/** The text with comments blanked; strings, which may hold `//`, stay. */
function withoutComments(text: string): string {
  const parts = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/.*|\/\*[^]*?\*\//g;
  return text.replace(parts, (part) => (part.startsWith('/') ? ' ' : part));
}

/** `engine` of `engine/rules/review.ts`; of a page at the top its own name. */
function roomOf(path: string): string {
  return path.split('/')[0].replace(/\.ts$/, '');
}

function importFaults(path: string, { specifier, typeOnly }: Import): string[] {
  const name = roomOf(path);
  const room: Room | undefined = path.includes('/') ? ROOMS[name] : SHARED[name];
  if (room === undefined) return ['is in no room of the table'];
  if (!specifier.startsWith('.')) return packageFaults(name, room, specifier);
  if (!specifier.endsWith('.js')) return [`${specifier} (no .js at its end)`];
  const page = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '');
  const target = roomOf(page);
  if (target === name || page in SHARED || room.imports === 'any') return [];
  if (isIn(page, room.imports)) return [];
  if (!isIn(page, room.types ?? [])) return [page];
  return typeOnly ? [] : [`${page} (only as import type)`];
}

function isIn(page: string, allowed: readonly string[]): boolean {
  return allowed.some((one) => page === one || page.startsWith(`${one}/`));
}

function packageFaults(name: string, room: Room, specifier: string): string[] {
  const owner = isBuiltin(specifier) ? 'node:' : packageOf(specifier);
  const kept = PACKAGES[owner] as readonly string[] | undefined;
  const allowed = (kept?.includes(name) ?? true) && (room.packages?.includes(owner) ?? true);
  return allowed ? [] : [specifier];
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function wordFaults(path: string, code: string): string[] {
  return WORDS.filter(({ rooms }) => !rooms.includes(roomOf(path))).flatMap(({ word }) => {
    const found = word.exec(code);
    return found ? [found[0]] : [];
  });
}

function shapeFaults({ path, text }: Source, code: string): string[] {
  const faults: string[] = [];
  const lines = text.split('\n').length - 1;
  if (lines > MOST_LINES) faults.push(`${lines} lines`);
  const hasDefault = /\bexport\s+default\b|\bexport\s*\{[^}]*\bdefault\b/.test(code);
  if (hasDefault && !DEFAULT_EXPORTS.includes(path)) faults.push('export default');
  const name = posix.basename(path);
  if (!FILE_NAME.test(name)) faults.push('not in kebab-case');
  if (NAMELESS.test(name)) faults.push('a name that says nothing');
  return faults;
}
