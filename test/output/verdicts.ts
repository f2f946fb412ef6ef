/** For tests of reporters: verdicts and reports made by hand. */

import * as fc from 'fast-check';
import type { Report } from '../../src/output/report.js';
import type { Verdict } from '../../src/verdict/verdict.js';

export function verdictOf(parts: Partial<Verdict>): Verdict {
  return { kind: 'expectation', ruling: 'failed', name: 'n', message: 'm', ...parts };
}

export function reportOf(verdicts: readonly Verdict[], parts: Partial<Report> = {}): Report {
  return { name: 'exp', file: 'c.yaml', groups: [], ...parts, verdicts };
}

/** Text with all that means something to somebody. */
export const HOSTILE =
  '"\'<b>&amp;]]>--><![CDATA[|`*_[x](y)\\|%0A::\r\n,\u0000\u0007\u001B\uD800\uFFFE\u{1F600}';

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from(HOSTILE), '::', ']]>', 'a', ' '),
    fc.string({ unit: 'binary' }),
  ),
  maxLength: 20,
});
const place = fc.option(fc.nat(99), { nil: undefined });

export const verdicts: fc.Arbitrary<Verdict> = fc.record({
  kind: fc.constant('expectation' as const),
  ruling: fc.constantFrom('passed' as const, 'failed', 'warning', 'note'),
  name: text,
  group: fc.option(text, { nil: undefined }),
  message: text,
  file: fc.option(text, { nil: undefined }),
  line: place,
  column: place,
  replay: fc.option(text, { nil: undefined }),
});

export const reports: fc.Arbitrary<Report> = fc.record({
  name: text,
  file: text,
  verdicts: fc.array(verdicts, { maxLength: 6 }),
  groups: fc.constant([]),
});
