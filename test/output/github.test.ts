/** GitHub Actions: commands that hostile text cannot leave, and Markdown that shows text as it is. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { githubAnnotations, githubSummary } from '../../src/output/github.js';
import { outcomeOf } from '../metrics/outcomes.js';
import { finishers, measuredOf } from '../verdict/measured.js';
import { HOSTILE, reportOf, reports, verdictOf } from './verdicts.js';

describe('annotations', () => {
  it.each([
    [{ message: 'm' }, '::error file=c.yaml,title=learnersim%3A exp::m\n'],
    [
      {
        ruling: 'warning',
        message: 'm',
        file: 'd.yaml',
        line: 3,
        column: 5,
        replay: 'r %',
      } as const,
      '::warning file=d.yaml,line=3,col=5,title=learnersim%3A exp::m%0Areplay: r %25\n',
    ],
    [
      { message: 'a: 50%, b\r\n::error::c', file: 'C:\\a,b.yaml' },
      '::error file=C%3A\\a%2Cb.yaml,title=learnersim%3A exp::a: 50%25, b%0D%0A::error::c\n',
    ],
    [{ message: 'm', line: 0 }, '::error file=c.yaml,line=0,title=learnersim%3A exp::m\n'],
    [{ ruling: 'passed' } as const, ''],
    [{ ruling: 'note' } as const, ''],
  ])('of %j', (parts, expected) => {
    expect(githubAnnotations([reportOf([verdictOf(parts)])])).toBe(expected);
  });

  it('of any reports: a command a line, one for each failure and warning', () => {
    fc.assert(
      fc.property(fc.array(reports, { maxLength: 3 }), (all) => {
        const lines = githubAnnotations(all).split('\n').slice(0, -1);
        const told = all
          .flatMap(({ verdicts }) => verdicts)
          .filter(({ ruling }) => ruling === 'failed' || ruling === 'warning');
        expect(lines).toHaveLength(told.length);
        lines.forEach((line, at) => {
          expect(line).toMatch(/^::(error|warning) file=[^:,]*(,[a-z]+=[^:,]*)*::[^\r\n]*$/);
          const message = line.slice(line.indexOf('::', 2) + 2);
          const { replay } = told[at];
          const whole = told[at].message + (replay === undefined ? '' : `\nreplay: ${replay}`);
          expect(decoded(message)).toBe(whole);
        });
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

/** As the runner reads a message. */
function decoded(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

describe('the summary of a step', () => {
  it('a table, and what did not pass', () => {
    const some = measuredOf([
      ...finishers([100, 201, null]),
      outcomeOf({ status: 'completed', problems: 300, correct: 150, examAccuracy: 0.5 }),
    ]);
    const none = measuredOf([]);
    const groups = [
      { name: 'some', totals: some.totals },
      { name: 'none', totals: none.totals },
    ];
    const verdicts = [
      verdictOf({ ruling: 'passed', message: 'not told' }),
      verdictOf({ ruling: 'note', message: 'not told' }),
      verdictOf({ message: 'some: 6' }),
      verdictOf({ ruling: 'warning', message: 'uneven', replay: 'learnersim trace c.yaml' }),
    ];
    expect(githubSummary([reportOf(verdicts, { groups })])).toBe(`### exp

| group | learners | completed | mean | median | p95 | accuracy | unready |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| some | 4 | 75.0% | 200.3 | 300 | - | 9.4% | 33.3% |
| none | 0 | - | - | - | - | - | - |

- **failed**: some: 6
- **warning**: uneven; replay: \`learnersim trace c.yaml\`
`);
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\\\\\|b'],
    ['<b> & &lt;', '&lt;b> &amp; &amp;lt;'],
    ['a `b', 'a \\`b'],
    ['*a*.blocked == 0', '\\*a\\*.blocked == 0'],
    ['[a](b)', '\\[a\\](b)'],
    ['_a_ ~b~', '\\_a\\_ \\~b\\~'],
    ['with_boosters_2', 'with_boosters_2'],
    ['a\r\nb\n\n# c', 'a b # c'],
  ])('%j stands in it as %j', (text, expected) => {
    const { totals } = measuredOf([]);
    const report = reportOf([verdictOf({ message: text })], {
      name: text,
      groups: [{ name: text, totals }],
    });
    const summary = githubSummary([report]);
    expect(summary).toContain(`### ${expected}\n`);
    expect(summary).toContain(`\n| ${expected} | 0 |`);
    expect(summary).toContain(`\n- **failed**: ${expected}\n`);
  });

  it('a replay is one span of code', () => {
    const summary = githubSummary([
      reportOf([verdictOf({ message: HOSTILE, replay: 'a `b`\n\nc' })]),
    ]);
    expect(summary).toContain("; replay: `a 'b' c`\n");
    expect(summary.replaceAll(/\\./g, '').match(/`/g)).toHaveLength(2);
  });
});
