/** Findings as text and as plain data. */

import { printable } from '../errors.js';
import type { Finding, Proof } from '../check/finding.js';
import type { Verdict } from '../verdict/verdict.js';

/** A finding, the file it stands in, and the command that shows it. */
export interface FoundIn {
  readonly finding: Finding;
  /** the scenario's file, or the configuration when that is at fault */
  readonly file: string;
  readonly replay: string | undefined;
}

/** Names listed at most on a line. */
const NAMED = 8;
const NAMED_ALTERNATIVES = 3;

/** A finding as lines for people. */
export function findingText({ finding, file, replay }: FoundIn): string {
  const { severity, fault, what, place, behind, proofs, skills } = finding;
  const where = place === undefined ? file : `${file}:${place.line}:${place.column}`;
  const lines = [`${where}  ${severity}  ${fault}: ${what}`];
  if (place === undefined && skills.length > 0)
    lines.push(`  enough to show it: ${listed(skills)}`);
  if (behind.length > 0) lines.push(`  stuck behind: ${listed(behind)}`);
  if (proofs.length > 0) lines.push(`  cannot complete: ${proofText(proofs)}`);
  if (replay !== undefined) lines.push(`  replay: ${replay}`);
  return lines.map(printable).join('\n');
}

/** A finding as a verdict, for the reporters. */
export function findingVerdict({ finding, file, replay }: FoundIn): Verdict {
  const { severity, fault, what, place, proofs } = finding;
  const proof = proofs.length > 0 ? `; cannot complete: ${proofText(proofs)}` : '';
  return {
    kind: 'stuck',
    ruling: severity === 'error' ? 'failed' : severity === 'warning' ? 'warning' : 'note',
    name: `${fault}: ${what}`,
    message: `${fault}: ${what}${proof}`,
    file,
    line: place?.line,
    column: place?.column,
    replay,
  };
}

/** A finding as it stands in the JSON document. */
export function findingJson({ finding, file, replay }: FoundIn): object {
  const { place, tangle: _, ...rest } = finding;
  return { ...rest, file, line: place?.line, column: place?.column, replay };
}

/** `perfect (default), unlucky (6 alternatives)`: which kinds of learners, and in which alternatives. */
function proofText(proofs: readonly Proof[]): string {
  return [...new Set(proofs.map(({ learner }) => learner))]
    .map((learner) => {
      const same = proofs.filter((proof) => proof.learner === learner);
      const where = [...new Set(same.map(({ alternative }) => alternative))];
      const shown =
        where.length > NAMED_ALTERNATIVES ? `${where.length} alternatives` : where.join(', ');
      return `${learner} (${shown})`;
    })
    .join(', ');
}

/** The first names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return names.slice(0, NAMED).join(', ') + more;
}
