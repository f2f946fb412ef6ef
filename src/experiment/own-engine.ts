/** `engine: {module: ...}` and `engine: {url: ...}`: somebody's own engine in place of the built-in one. */

import { z } from 'zod';
import { type Reported, problemAt } from '../content/schema-problems.js';
import { CONSTANT_NAMES, type RuleConstants } from '../engine/constants.js';
import type { Problem } from '../errors.js';

/** Seconds that an engine may take for one answer [assumption]: a product answers in a fraction of one. */
const TIMEOUT_SECONDS = 10;

/** Keys of an `engine:` map beside the rule constants. */
export const ownEngineKeys = {
  module: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe("somebody's own engine: a JavaScript module, relative to this file"),
  url: z.string().min(1).max(1000).optional().describe("somebody's own engine, over HTTP"),
  timeout_seconds: z
    .number()
    .min(0.1)
    .max(3600)
    .optional()
    .describe(`how long an own engine may take for an answer, default ${TIMEOUT_SECONDS}`),
};

/** An engine that is not the built-in one. */
export type OwnEngine = (
  | { readonly module: string; readonly url?: undefined }
  | { readonly url: string; readonly module?: undefined }
) & {
  /** for one answer */
  readonly timeoutSeconds: number;
};

/** A module as it was when the configuration was read. */
export interface EngineModule {
  /** relative to the folder in which the command was called, or absolute */
  readonly file: string;
  /** of that file alone: what it imports may change unseen */
  readonly sha256: string;
}

interface EngineMap extends Partial<Record<keyof RuleConstants, number | undefined>> {
  readonly module?: string | undefined;
  readonly url?: string | undefined;
  readonly timeout_seconds?: number | undefined;
}

/** The engine that a group's map names, or else the experiment's; undefined: the built-in one. */
export function ownEngineOf(experiment: EngineMap, group: EngineMap): OwnEngine | undefined {
  const { module, url, timeout_seconds: given } = isOwn(group) ? group : experiment;
  const timeoutSeconds = given ?? TIMEOUT_SECONDS;
  if (module !== undefined) return { module, timeoutSeconds };
  return url === undefined ? undefined : { url, timeoutSeconds };
}

/** The rule constants of a map. */
export function constantsOf(map: EngineMap): Partial<RuleConstants> {
  const { module: _module, url: _url, timeout_seconds: _timeout, ...constants } = map;
  return constants as Partial<RuleConstants>;
}

function isOwn({ module, url }: EngineMap): boolean {
  return module !== undefined || url !== undefined;
}

/** What is wrong between the keys of one `engine:` map; `outer`: the experiment's, of a group's map. */
export function ownEngineProblems(
  map: EngineMap,
  path: readonly PropertyKey[],
  source: Reported,
  outer: EngineMap = {},
): Problem[] {
  const problems: Problem[] = [];
  const wrong = (key: string, what: string, hint?: string): void => {
    problems.push(problemAt(source, [...path, key], what, hint));
  };
  const constants = CONSTANT_NAMES.filter((name) => map[name] !== undefined);
  if (isOwn(map)) {
    const hint = 'rule constants are for the built-in engine: leave them out here';
    for (const name of constants) wrong(name, 'stands beside an engine of your own', hint);
  } else if (isOwn(outer)) {
    const hint = 'name the own engine in the groups that use it, not for all';
    for (const name of constants) wrong(name, "the experiment's engine is not built in", hint);
  }
  if (map.module !== undefined && map.url !== undefined) {
    wrong('url', 'stands beside module', 'an engine is one or the other');
  }
  if (map.timeout_seconds !== undefined && !isOwn(map)) {
    wrong('timeout_seconds', 'needs module or url beside it');
  }
  if (map.url !== undefined) {
    const what = urlFault(map.url);
    if (what !== undefined) wrong('url', what, 'for example http://127.0.0.1:8787');
  }
  return problems;
}

/** What is wrong with an engine's address; undefined: nothing. */
export function urlFault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is no address';
  const { protocol, username, password, search, hash } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return 'must begin with http:// or https://';
  if (username !== '' || password !== '') return 'must hold no user and no password';
  return search === '' && hash === '' ? undefined : 'must hold no "?" and no "#"';
}
