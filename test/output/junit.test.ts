/** JUnit XML: well-formed whatever the names, and adding up. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitXml } from '../../src/output/junit.js';
import { HOSTILE, reportOf, reports, verdictOf } from './verdicts.js';
import { type XmlElement, parseXml } from './xml.js';

describe('JUnit', () => {
  it('a suite an experiment, a case a verdict', () => {
    const xml = junitXml([
      reportOf([
        verdictOf({ ruling: 'passed', name: 'nobody is stuck', group: 'a', message: '' }),
        verdictOf({
          group: 'a',
          name: 'a.days.max <= 5',
          message: '6',
          file: 'c.yaml',
          line: 3,
          column: 5,
        }),
        verdictOf({
          ruling: 'warning',
          name: 'split',
          message: 'uneven',
          replay: 'learnersim trace',
        }),
        verdictOf({ ruling: 'note', name: 'stuck', message: 'allowed' }),
      ]),
      reportOf([], { name: 'empty' }),
    ]);
    expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="learnersim" tests="4" failures="1">
  <testsuite name="exp" tests="4" failures="1" errors="0" skipped="0">
    <testcase classname="exp.a" name="nobody is stuck" file="c.yaml"/>
    <testcase classname="exp.a" name="a.days.max &lt;= 5" file="c.yaml">
      <failure message="6">c.yaml:3:5  6</failure>
    </testcase>
    <testcase classname="exp" name="split" file="c.yaml">
      <system-out>warning: uneven; replay: learnersim trace</system-out>
    </testcase>
    <testcase classname="exp" name="stuck" file="c.yaml">
      <system-out>note: allowed</system-out>
    </testcase>
  </testsuite>
  <testsuite name="empty" tests="0" failures="0" errors="0" skipped="0">
  </testsuite>
</testsuites>
`);
  });

  it('nothing at all is a document, too', () => {
    expect(parseXml(junitXml([])).attributes).toEqual({
      name: 'learnersim',
      tests: '0',
      failures: '0',
    });
  });

  it('hostile names come back as they were, but for what XML cannot hold', () => {
    const verdict = verdictOf({ name: HOSTILE, group: HOSTILE, message: HOSTILE });
    const [suite] = parseXml(
      junitXml([reportOf([verdict], { name: HOSTILE }), reportOf([])]),
    ).children;
    const kept = '"\'<b>&amp;]]>--><![CDATA[|`*_[x](y)\\|%0A::\r\n,\u{1F600}';
    expect(suite.attributes['name']).toBe(kept);
    const [one] = suite.children;
    expect(one.attributes).toMatchObject({ name: kept, classname: `${kept}.${kept}` });
    expect(one.children[0]).toMatchObject({ name: 'failure', attributes: { message: kept } });
    expect(one.children[0].text).toBe(kept);
  });

  it('any reports: well-formed, and the counts are those of the cases', () => {
    const named = (elements: readonly XmlElement[], name: string): XmlElement[] =>
      elements.filter((element) => element.name === name);
    fc.assert(
      fc.property(fc.array(reports, { maxLength: 4 }), (all) => {
        const root = parseXml(junitXml(all));
        const suites = named(root.children, 'testsuite');
        expect(suites).toHaveLength(all.length);
        suites.forEach((suite, at) => {
          const cases = named(suite.children, 'testcase');
          const failed = cases.filter(({ children }) => named(children, 'failure').length === 1);
          expect(cases).toHaveLength(all[at].verdicts.length);
          expect(suite.attributes).toMatchObject({
            tests: String(cases.length),
            failures: String(failed.length),
          });
        });
        const sum = (key: string): number =>
          suites.reduce((total, { attributes }) => total + Number(attributes[key]), 0);
        expect(root.attributes).toMatchObject({
          tests: String(sum('tests')),
          failures: String(sum('failures')),
        });
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
