/** `expect:` of a configuration: every entry read before anything runs. */

import { type Reported, problemAt } from '../content/schema-problems.js';
import type { Problem } from '../errors.js';
import { type Expectation, ExpectationFault, parseExpectation } from '../verdict/expectation.js';
import { expandedNames } from './expand.js';
import { rawGroups } from './group-names.js';
import type { ExpectationText } from './plan.js';
import { type Config, LONGEST_EXPECTATION } from './schema.js';

/** The entries as plain data, with their places. */
export function expectationTexts(config: Config, source: Reported): ExpectationText[] {
  return config.expect.map((entry, at) => {
    const { that, level, confidence } =
      typeof entry === 'string'
        ? { that: entry, level: 'fail' as const, confidence: undefined }
        : { confidence: undefined, ...entry };
    const { file, line, column } = source.place(['expect', at]);
    return { text: that, level, confidence, file: file ?? source.file, line, column };
  });
}

/** Rulings of a run at most [assumption]: entries times the groups that each is asked of, at each point of a sweep. */
const MOST_RULINGS = 100_000;

/** What is wrong with them; `points`: how often they are judged. */
export function expectationProblems(config: Config, source: Reported, points: number): Problem[] {
  const groups = config.groups.flatMap(expandedNames);
  let rulings = 0;
  return expectationTexts(config, source).flatMap(({ text, level, confidence }, at) =>
    faultsOf(source, at, () => {
      const before = rulings;
      const expectation = parseExpectation(text, groups, { level, confidence });
      rulings += points * expectation.groups.length;
      const missing = missingFollowUp(expectation, config, source, at);
      if (before > MOST_RULINGS || rulings <= MOST_RULINGS) return missing;
      const what = `makes more than ${MOST_RULINGS} rulings, with the entries before it`;
      return [...missing, problemAt(source, ['expect', at], what)];
    }),
  );
}

/** Without a follow-up there are no reviews in it to be right in: an expectation of them could only fail. */
function missingFollowUp(
  { metric, terms }: Expectation,
  config: { readonly follow_up?: unknown },
  source: Reported,
  at: number,
): Problem[] {
  if (config.follow_up !== undefined) return [];
  const metrics = [metric, ...terms.flatMap(({ of }) => (typeof of === 'object' ? of.metric : []))];
  if (!metrics.some(({ name }) => name.startsWith('follow_up_accuracy'))) return [];
  return [problemAt(source, ['expect', at], 'needs a follow-up', 'set follow_up: {days: 30}')];
}

/**
 * What is wrong with them where the rest of the configuration is, too, so that they were not checked: as far as it can be
 * told from text. The names of groups that an assignment makes are not known then.
 */
export function rawExpectationProblems(value: unknown, source: Reported): Problem[] {
  const { expect, groups } = (value ?? {}) as { expect?: unknown; groups?: object | null };
  const names = rawGroups(value).flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  const isAssigned = Object.values(groups ?? {}).some(
    (group: { assign?: unknown } | null) => group?.assign !== undefined,
  );
  if (!Array.isArray(expect) || names.length === 0 || isAssigned) return [];
  return expect.flatMap((entry: { that?: unknown } | string | null, at): Problem[] => {
    const text = typeof entry === 'string' ? entry : entry?.that;
    if (typeof text !== 'string' || text.length > LONGEST_EXPECTATION) return [];
    return faultsOf(source, at, () => {
      const expectation = parseExpectation(text, names, { level: 'fail', confidence: undefined });
      return missingFollowUp(expectation, value as object, source, at);
    });
  });
}

/** What `read` finds, or what keeps the entry from being read. */
function faultsOf(source: Reported, at: number, read: () => Problem[]): Problem[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ExpectationFault)) throw error;
    return [problemAt(source, ['expect', at], error.message, error.hint)];
  }
}
