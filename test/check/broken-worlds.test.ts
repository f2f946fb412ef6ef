/**
 * scenarios/broken/: each file says in its first line what `check` must find in it, for instance
 * `# errors: circular prerequisites (a, b); exhausted content (c). warnings: duplicate skill (d)`. Add a file, get a test.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from '../cli/in-process.js';

const FOLDER = resolve(import.meta.dirname, '../../scenarios/broken');
const SEVERITIES = ['error', 'warning', 'info'] as const;

interface Document {
  readonly missions: readonly {
    readonly findings: readonly {
      readonly severity: string;
      readonly fault: string;
      readonly skills: readonly string[];
      readonly proofs: readonly object[];
      readonly replay?: string;
    }[];
  }[];
}

const command = (...args: readonly string[]) => runHere(process.cwd(), args);

describe('scenarios/broken', () => {
  it.each(readdirSync(FOLDER))('%s', async (name) => {
    const file = join(FOLDER, name);
    const [, promised] = /^# (.*)\n/.exec(readFileSync(file, 'utf8'))!;
    const { stdout, exitCode } = await command('check', file, '--json');
    const [{ findings }] = (JSON.parse(stdout) as Document).missions;
    const found = SEVERITIES.flatMap((severity) => {
      const same = findings.filter((finding) => finding.severity === severity);
      const texts = same.map(({ fault, skills }) => `${fault} (${skills.join(', ')})`);
      return texts.length > 0 ? [`${severity}s: ${texts.join('; ')}`] : [];
    });
    expect(found.join('. ')).toBe(promised);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(exitCode).toBe(errors.length > 0 ? 1 : 0);
    // Whoever is at fault keeps a learner from completing, and the replay shows it.
    const proved = errors.filter(
      ({ fault }) => fault !== 'unreachable skills' && fault !== 'empty mission',
    );
    for (const { proofs, replay } of proved) {
      expect(proofs).not.toEqual([]);
      const [, way] = / --replay (.*)$/.exec(replay!)!;
      const shown = await command('check', file, '--replay', way);
      expect(shown.exitCode).toBe(0);
      expect(shown.stdout.trimEnd().split('\n').at(-1)).toMatch(
        /^(blocked|stalled|problem_limit|day_limit) after \d+ problems; not mastered: /,
      );
    }
  });

  it('holds a mission that a perfect learner completes, and an unlucky one does not', async () => {
    const file = join(FOLDER, 'cycle-hidden-by-cascading.yaml');
    const last = async (probe: string): Promise<string> =>
      (await command('check', file, '--replay', `default/${probe}`)).stdout
        .trimEnd()
        .split('\n')
        .at(-1)!;
    expect(await last('perfect')).toMatch(/^completed after/);
    expect(await last('unaccelerated')).toMatch(/^blocked after/);
    expect(await last('unlucky')).toMatch(/^blocked after/);
  });
});
