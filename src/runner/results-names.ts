/** What stands in a results directory, by name. */

import { RANGES } from './range-file.js';

export const MANIFEST = 'manifest.json';
export const STAGING = '.next';
/** The page of the results, which anybody may make at any time: it is not among the manifest's files. */
export const REPORT = 'report.html';
/** Where an interrupted run leaves what it has. */
export const PARTIAL = 'partial';
/** What a killed run left, while another one goes on from there. */
export const RESUMED = '.resumed';
/** The folder of the event log, a file a group. */
export const EVENTS = 'events';
/** Ends the name of events as they are staged, for a run that goes on and for `merge`. */
export const RECORDS = 'records';
/** Names of the tables that we write, and of files in the folder of events. */
const TABLE = /^[A-Za-z0-9][A-Za-z0-9_-]*\.csv$/;
const EVENT_FILE = /^[A-Za-z0-9][A-Za-z0-9_-]*\.(?:csv|parquet|records)$/;
/** What we may leave in a directory without a manifest. */
export const OURS = new Set([STAGING, PARTIAL, RESUMED]);

/** A file of the event log: `events/<group>.<ending>`. */
export function eventsFile(group: string, ending: string): string {
  return `${EVENTS}/${group}.${ending}`;
}

/** Whether a file of that name, a path in the directory, may be one of ours: it never leads out of it. */
export function isResultName(name: string): boolean {
  const [folder, file, ...rest] = name.split('/');
  if (file === undefined) return name === MANIFEST || name === RANGES || TABLE.test(name);
  return folder === EVENTS && rest.length === 0 && EVENT_FILE.test(file);
}
