/** Counts the learners of each kind in each group, while their files are read. */

import { KindSample } from '../comparison/kind-sample.js';
import { type LearnerBatch, LearnerRecord } from '../comparison/learner-record.js';
import type { ExperimentPlan, GroupPlan } from '../experiment/plan.js';

/** Kinds with counts of their own [assumption]: of a population fitted to a log there may be thousands. */
const MOST_KINDS = 30;

interface Counted {
  /** by the name of each member */
  readonly byName: ReadonlyMap<string, KindSample>;
  /** each once, in the order of the configuration */
  readonly samples: readonly KindSample[];
}

export class KindSamples {
  /** undefined: the group has no population */
  private readonly groups: readonly (Counted | undefined)[];
  private readonly record: LearnerRecord;

  constructor({ groups, readyAccuracy }: ExperimentPlan) {
    const shares = groups.map(sharesOf);
    const named = largestKinds(shares);
    this.groups = shares.map((one) => (one.size === 0 ? undefined : counted(one, named)));
    this.record = new LearnerRecord(readyAccuracy);
  }

  /** Names of the kinds that a group's learners may be of; undefined: it has no population. */
  namesOf(group: number): ReadonlySet<string> | undefined {
    const byName = this.groups[group]?.byName;
    return byName && new Set(byName.keys());
  }

  /** `kinds`: of each learner of the batch, one of the group's names. */
  add(group: number, batch: LearnerBatch, kinds: readonly string[]): void {
    const { byName } = this.groups[group]!;
    kinds.forEach((kind, at) => byName.get(kind)!.add(this.record.read(batch, at)));
  }

  /** Of a group's kinds; none where it has no population. */
  samplesOf(group: number): readonly KindSample[] {
    return this.groups[group]?.samples ?? [];
  }
}

/** Of each kind of a group, by name; empty where it has no population: then its learners have no name. */
function sharesOf({ people }: GroupPlan): ReadonlyMap<string, number> {
  const total = people.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map<string, number>();
  for (const { name, weight } of people) {
    if (name !== '') shares.set(name, (shares.get(name) ?? 0) + weight / total);
  }
  return shares;
}

/** Those with the largest shares, taken over all groups. */
function largestKinds(groups: readonly ReadonlyMap<string, number>[]): ReadonlySet<string> {
  const sums = new Map<string, number>();
  for (const [name, share] of groups.flatMap((one) => [...one])) {
    sums.set(name, (sums.get(name) ?? 0) + share);
  }
  const sorted = [...sums].toSorted(([, one], [, other]) => other - one);
  return new Set(sorted.slice(0, MOST_KINDS).map(([name]) => name));
}

function counted(shares: ReadonlyMap<string, number>, named: ReadonlySet<string>): Counted {
  const samples: KindSample[] = [];
  const add = (name: string | undefined, share: number): KindSample => {
    const sample = new KindSample(name, share);
    samples.push(sample);
    return sample;
  };
  const byName = new Map<string, KindSample>();
  const others = [...shares].filter(([name]) => !named.has(name));
  for (const [name, share] of shares) if (named.has(name)) byName.set(name, add(name, share));
  if (others.length > 0) {
    const rest = add(
      undefined,
      others.reduce((sum, [, share]) => sum + share, 0),
    );
    for (const [name] of others) byName.set(name, rest);
  }
  return { byName, samples };
}
