/** What `check` finds: faults of a mission, and learners who prove that it cannot be completed. */

import type { Place } from '../content/document.js';
import type { Probe } from './probes.js';

/** `error`: some learner cannot complete; `warning`: probably a mistake; `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

export const FAULTS = [
  'circular prerequisites',
  'self-prerequisite',
  'missing prerequisite',
  'exhausted content',
  'empty mission',
  'unreachable skills',
  'unreachable threshold',
  'livelock',
  'blocked',
  'duplicate skill',
  'duplicate prerequisite',
  'outside prerequisite',
  'redundant prerequisite',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Finding {
  readonly severity: Severity;
  readonly fault: Fault;
  /** slugs: the smallest set at fault; of a cycle, in its order */
  readonly skills: readonly string[];
  /** one line for people */
  readonly what: string;
  /** in the scenario's file; absent when the configuration is at fault */
  readonly place: Place | undefined;
  /** of a cycle: all that are tangled up with it */
  readonly tangle?: readonly string[];
  /** slugs of the skills that can never be practised because of it */
  readonly behind: readonly string[];
  /** learners who cannot complete because of it */
  readonly proofs: readonly Proof[];
}

/** A learner who could not complete. */
export interface Proof {
  /** a group of the configuration, or an alternative of a bare scenario */
  readonly alternative: string;
  readonly learner: Probe;
  readonly status: string;
  readonly problems: number;
}
