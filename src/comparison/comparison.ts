/** All comparisons of an experiment: fed with its learners as they come, asked for rows at the end. */

import { RandomStream } from '../harness/random-stream.js';
import { holm } from '../stats/multiplicity.js';
import { type ComparedGroup, pairsOf } from './compared-groups.js';
import { completionRows } from './completion-rows.js';
import type { ComparisonRow } from './comparison-row.js';
import { GroupSample } from './group-sample.js';
import { type Guardrail, guardrails } from './guardrails.js';
import type { LearnerBatch } from './learner-record.js';
import { meanRows } from './mean-rows.js';
import type { CompletionLimits } from './measures.js';
import { PairedSample } from './paired-sample.js';
import { type PartOfDifference, byKind, bySkill } from './problem-split.js';
import { type RangeSums, RangeSummer } from './range-sums.js';
import { ratioRows } from './ratio-rows.js';
import { shareRows } from './share-rows.js';
import type { Sides } from './sides.js';

export interface ComparisonOptions {
  readonly groups: readonly ComparedGroup[];
  readonly readyAccuracy: number;
  readonly limits: CompletionLimits;
  /** of the bootstrap */
  readonly seed: number;
}

export interface Comparison {
  readonly group: string;
  readonly control: string;
  /** indices into the groups */
  readonly at: number;
  readonly controlAt: number;
  readonly rows: readonly ComparisonRow[];
  readonly guardrails: readonly Guardrail[];
  /** the difference of `problems.mean` by kind of problem, the largest part first */
  readonly kinds: readonly PartOfDifference[];
  /** the same by skill, of all learners of both groups, whether or not the other group has them */
  readonly skills: readonly PartOfDifference[];
  /** learners behind `skills`, where they are more than those who are compared */
  readonly skillLearners: { readonly group: number; readonly control: number } | undefined;
}

/** Problems of a group by skill; undefined where they cannot be set side by side. */
export interface SkillProblems {
  readonly slugs: readonly string[];
  readonly problems: Float64Array;
}

interface Pair {
  readonly at: number;
  readonly controlAt: number;
  readonly paired: PairedSample | undefined;
}

export class Comparisons {
  /** all learners of each group, whether or not they are compared */
  readonly samples: readonly GroupSample[];
  private readonly options: ComparisonOptions;
  private readonly pairs: readonly Pair[];
  private readonly summer: RangeSummer;
  /** batches of the range of learners under way */
  private readonly batches = new Map<number, LearnerBatch>();
  private range = -1;

  constructor(options: ComparisonOptions) {
    const { groups, readyAccuracy } = options;
    this.options = options;
    this.summer = new RangeSummer(groups, readyAccuracy);
    this.samples = groups.map(() => new GroupSample());
    this.pairs = pairsOf(groups).map(({ at, controlAt, samePeople, areAll }): Pair => {
      const sides = { first: this.samples[at], second: this.samples[controlAt] };
      const paired = samePeople ? new PairedSample(areAll ? sides : undefined) : undefined;
      return { at, controlAt, paired };
    });
  }

  /** Takes the sums of the next range of learners. Ranges come in order. */
  merge({ groups, pairs }: RangeSums): void {
    for (const [group, sums] of groups) this.samples[group].merge(sums);
    for (const { at, paired } of this.pairs) {
      const sums = pairs.get(at);
      if (sums !== undefined) paired!.merge(sums);
    }
  }

  /**
   * Takes the learners of a group, one by one, in the range that begins at number `first`. Ranges come in order; within
   * one, each group at most once.
   */
  add(group: number, first: number, batch: LearnerBatch): void {
    if (first !== this.range) this.endRange();
    this.range = first;
    this.batches.set(group, batch);
  }

  /** The comparisons of what was added. `skills`: what a group's learners practised. */
  finish(skills: (group: number) => SkillProblems): Comparison[] {
    this.endRange();
    return withHolm(this.pairs.map((pair) => this.comparison(pair, skills)));
  }

  /**
   * One measure of `DIFFERENCES` in each comparison, of what was added so far: more may be added afterwards. Without a row
   * where the measure is optional and nobody has a part in it.
   */
  differences(
    metric: string,
  ): { readonly group: string; readonly row: ComparisonRow | undefined }[] {
    this.endRange();
    const isAsked = (row: ComparisonRow): boolean => row.metric === metric;
    return this.pairs.map(({ at, controlAt, paired }) => {
      const sides = this.sidesOf(at, controlAt, paired);
      // Completion curves need a bootstrap: only when it is one of theirs.
      const row = sumRows(sides).find(isAsked) ?? this.curveRows(sides).find(isAsked);
      return { group: this.options.groups[at].name, row };
    });
  }

  private comparison(
    { at, controlAt, paired }: Pair,
    skills: (group: number) => SkillProblems,
  ): Comparison {
    const sides = this.sidesOf(at, controlAt, paired);
    const { groups } = this.options;
    const rows = [...this.curveRows(sides), ...sumRows(sides)];
    const whole = { group: this.samples[at], control: this.samples[controlAt] };
    const [all, allControl] = [whole.group.learners, whole.control.learners];
    const isMore = sides.group.learners < all || sides.control.learners < allControl;
    return {
      group: groups[at].name,
      control: groups[controlAt].name,
      at,
      controlAt,
      rows,
      guardrails: guardrails(rows),
      kinds: byKind(sides.group, sides.control),
      skills: bySkill(whole, skills(at), skills(controlAt)),
      skillLearners: isMore ? { group: all, control: allControl } : undefined,
    };
  }

  private curveRows(sides: Sides): ComparisonRow[] {
    const { limits, seed } = this.options;
    const stream = new RandomStream().seed(seed, 0, 'bootstrap');
    return completionRows(sides, limits, () => stream.next());
  }

  private sidesOf(at: number, controlAt: number, paired: PairedSample | undefined): Sides {
    const [group, control] = [this.samples[at], this.samples[controlAt]];
    // Groups that hashing split share nobody, or, where several were split, a few by chance: these stand for neither.
    const common = paired?.learners ?? 0;
    if (paired === undefined || common < Math.max(Math.min(group.learners, control.learners), 1)) {
      return { group, control, paired: undefined };
    }
    return { group: paired.first, control: paired.second, paired };
  }

  private endRange(): void {
    if (this.batches.size > 0) this.merge(this.summer.sum(this.batches));
    this.batches.clear();
  }
}

function sumRows(sides: Sides): ComparisonRow[] {
  return [...shareRows(sides), ...meanRows(sides), ...ratioRows(sides)];
}

/** Several alternatives against one control: each measure's p-values as one family. */
function withHolm(comparisons: readonly Comparison[]): Comparison[] {
  const controls = [...new Set(comparisons.map(({ controlAt }) => controlAt))];
  const adjusted = new Map<ComparisonRow, number | undefined>();
  for (const controlAt of controls) {
    const family = comparisons.filter((one) => one.controlAt === controlAt);
    const metrics = new Set(family.flatMap(({ rows }) => rows.map(({ metric }) => metric)));
    for (const metric of metrics) {
      const rows = family.flatMap((one) => one.rows.filter((row) => row.metric === metric));
      const ps = holm(rows.map(({ p }) => p));
      rows.forEach((row, at) => adjusted.set(row, ps[at]));
    }
  }
  return comparisons.map((comparison) => ({
    ...comparison,
    rows: comparison.rows.map((row) => ({ ...row, pHolm: adjusted.get(row) })),
  }));
}
