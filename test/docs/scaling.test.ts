/** The Kubernetes recipe is YAML, and its commands are ones that learnersim has. */

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { x } from 'tinyexec';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { runHere } from '../cli/in-process.js';

const ROOT = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/scaling.md'), 'utf8');

interface JobManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: {
    readonly completionMode?: string;
    readonly completions?: number;
    readonly template: {
      readonly spec: { readonly containers: readonly { readonly args: readonly string[] }[] };
    };
  };
}

const [, recipe] = /^```yaml\n([^]*?)^```$/m.exec(page)!;
const documents = parseAllDocuments(recipe);
const [shards, merge] = documents.map((document) => document.toJS() as JobManifest);
const command = ({ spec }: JobManifest): string => spec.template.spec.containers[0].args.join(' ');

/** What the shell hands to the command, with `learnersim` in the place of printing it. */
async function words(line: string): Promise<string[]> {
  const script = `learnersim() { printf '%s\\n' "$@"; }; ${line.replace(/^exec /, '')}`;
  const done = await x('sh', ['-c', script], {
    nodeOptions: { env: { JOB_COMPLETION_INDEX: '6' } },
  });
  return done.stdout.trim().split('\n');
}

describe('the Kubernetes recipe', () => {
  it('is two jobs', () => {
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    for (const job of [shards, merge]) {
      expect(job).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job' });
    }
    expect(shards.spec.completionMode).toBe('Indexed');
  });

  it('counts shards from 1, as many as there are completions', async () => {
    const called = await words(command(shards));
    expect(called[called.indexOf('--shard') + 1]).toBe(`7/${shards.spec.completions}`);
    expect(called[called.indexOf('--out') + 1]).toBe('/data/shards/7');
  });

  it.each([
    ['run', shards],
    ['merge', merge],
  ])('knows the flags of %s', async (name, job) => {
    const [first, ...called] = await words(command(job));
    expect(first).toBe(name);
    const help = await runHere(ROOT, [name, '--help']);
    const flags = called.filter((word) => word.startsWith('-'));
    expect(flags.filter((flag) => !help.stdout.includes(` ${flag}`))).toEqual([]);
  });
});
