/** Findings of `check` as text, as verdicts and as plain data. */

import { describe, expect, it } from 'vitest';
import type { Finding, Proof } from '../../src/check/finding.js';
import { findingJson, findingText, findingVerdict } from '../../src/output/check-text.js';

const proof = (learner: Proof['learner'], alternative: string): Proof => ({
  alternative,
  learner,
  status: 'blocked',
  problems: 5,
});

const FINDING: Finding = {
  severity: 'error',
  fault: 'blocked',
  skills: ['a', 'b'],
  what: 'a learner is blocked',
  place: { line: 3, column: 5 },
  behind: [],
  proofs: [],
};

function text(parts: Partial<Finding>, replay?: string): string[] {
  return findingText({ finding: { ...FINDING, ...parts }, file: 's.yaml', replay }).split('\n');
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `s${at}`);

describe('as text', () => {
  it('one line says where and what', () => {
    expect(text({})).toEqual(['s.yaml:3:5  error  blocked: a learner is blocked']);
    expect(text({ severity: 'info' })).toEqual(['s.yaml:3:5  info  blocked: a learner is blocked']);
  });

  it('without a place the skills show it', () => {
    const first = 's.yaml  error  blocked: a learner is blocked';
    expect(text({ place: undefined })).toEqual([first, '  enough to show it: a, b']);
    expect(text({ place: undefined, skills: [] })).toEqual([first]);
  });

  it.each([
    [1, 's0'],
    [8, 's0, s1, s2, s3, s4, s5, s6, s7'],
    [9, 's0, s1, s2, s3, s4, s5, s6, s7 and 1 more'],
    [1000, 's0, s1, s2, s3, s4, s5, s6, s7 and 992 more'],
  ])('of %i skills behind it', (count, expected) => {
    expect(text({ behind: numbered(count) })[1]).toBe(`  stuck behind: ${expected}`);
  });

  it.each([
    ['one', [proof('perfect', 'default')], 'perfect (default)'],
    [
      'several of an alternative count once',
      [proof('unlucky', 'x'), proof('unlucky', 'x'), proof('unlucky', 'y')],
      'unlucky (x, y)',
    ],
    [
      'kinds apart, in order',
      [proof('perfect', 'x'), proof('unlucky', 'x'), proof('perfect', 'y')],
      'perfect (x, y), unlucky (x)',
    ],
    [
      'three alternatives',
      ['x', 'y', 'z'].map((one) => proof('perfect', one)),
      'perfect (x, y, z)',
    ],
    ['more', numbered(4).map((one) => proof('perfect', one)), 'perfect (4 alternatives)'],
  ])('proofs: %s', (_, proofs, expected) => {
    expect(text({ proofs })[1]).toBe(`  cannot complete: ${expected}`);
  });

  it('the command that shows it comes last', () => {
    const lines = text(
      { behind: ['c'], proofs: [proof('perfect', 'x')] },
      'learnersim trace s.yaml',
    );
    expect(lines.slice(1)).toEqual([
      '  stuck behind: c',
      '  cannot complete: perfect (x)',
      '  replay: learnersim trace s.yaml',
    ]);
  });
});

describe('as a verdict', () => {
  it.each([
    ['error', 'failed'],
    ['warning', 'warning'],
    ['info', 'note'],
  ] as const)('%s: %s', (severity, ruling) => {
    const finding = { ...FINDING, severity, proofs: [proof('perfect', 'x')] };
    expect(findingVerdict({ finding, file: 's.yaml', replay: 'r' })).toEqual({
      kind: 'stuck',
      ruling,
      name: 'blocked: a learner is blocked',
      message: 'blocked: a learner is blocked; cannot complete: perfect (x)',
      file: 's.yaml',
      line: 3,
      column: 5,
      replay: 'r',
    });
  });

  it('without a place it stands in the file', () => {
    const finding = { ...FINDING, place: undefined };
    const verdict = findingVerdict({ finding, file: 'c.yaml', replay: undefined });
    expect(verdict).toMatchObject({ file: 'c.yaml', line: undefined, column: undefined });
    expect(verdict.message).toBe('blocked: a learner is blocked');
  });
});

it('as plain data it is complete, its place beside the file', () => {
  const { place: _, ...rest } = FINDING;
  const found = findingJson({ finding: FINDING, file: 's.yaml', replay: undefined });
  expect(JSON.parse(JSON.stringify(found))).toEqual({
    ...rest,
    file: 's.yaml',
    line: 3,
    column: 5,
  });
});
