/** What somebody's own engine did wrong. It ends one learner, never the run. */
export class EngineFault extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'EngineFault';
  }
}

/** A value as a message may hold it: short, on one line. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'a map';
  return String(value);
}

/** What was thrown, on one line and not long, with its place if it has one. */
export function thrownText(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : shown(error);
  const place = error instanceof Error ? placeIn(error.stack) : undefined;
  const line = text.replaceAll(/\s+/g, ' ').slice(0, 300);
  return place === undefined ? line : `${line} at ${place}`;
}

/** Frames of Node itself, and of the two pages that stand between an engine and whom it calls. */
const NOT_THEIRS = /\(node:|at node:|\/adapters\/(?:forbidden-calls|guard|engine-fault)\.[jt]s/;

/** `file:line:column` of the first frame that is the engine's own. */
export function placeIn(stack: string | undefined): string | undefined {
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const theirs = frames.find((line) => !NOT_THEIRS.test(line) && /:\d+:\d+\)?$/.test(line));
  const place = theirs && /(?:\(|at (?:async )?)((?:file:\/\/)?[^\s()]+:\d+:\d+)\)?$/.exec(theirs);
  if (!place) return undefined;
  return decodeURI(place[1].replace(/^file:\/\//, '')).replace(/\?[^:]*/, '');
}
