/** Verdicts as JUnit XML, the form that CI systems read: a suite per experiment, a case per verdict. */

import { type Report, verdictText } from './report.js';

/** One document. No times and no dates: the same run gives the same bytes. */
export function junitXml(reports: readonly Report[]): string {
  const suites = reports.map(suite).join('');
  const { tests, failures } = counts(reports.flatMap(({ verdicts }) => verdicts));
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<testsuites name="learnersim" tests="${tests}" failures="${failures}">\n${suites}</testsuites>\n`
  );
}

function suite({ name, file, verdicts }: Report): string {
  const { tests, failures } = counts(verdicts);
  const cases = verdicts.map((verdict) => {
    const className = verdict.group === undefined ? name : `${name}.${verdict.group}`;
    const open = `    <testcase classname="${escaped(className)}" name="${escaped(verdict.name)}" file="${escaped(file)}"`;
    if (verdict.ruling === 'passed') return `${open}/>\n`;
    const text = escaped(verdictText(verdict));
    const inside =
      verdict.ruling === 'failed'
        ? `<failure message="${escaped(verdict.message)}">${text}</failure>`
        : `<system-out>${verdict.ruling}: ${text}</system-out>`;
    return `${open}>\n      ${inside}\n    </testcase>\n`;
  });
  const head = `  <testsuite name="${escaped(name)}" tests="${tests}" failures="${failures}" errors="0" skipped="0">\n`;
  return `${head}${cases.join('')}  </testsuite>\n`;
}

function counts(verdicts: Report['verdicts']): { tests: number; failures: number } {
  const failures = verdicts.filter(({ ruling }) => ruling === 'failed').length;
  return { tests: verdicts.length, failures };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML 1.0: what it cannot hold is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character]);
}
