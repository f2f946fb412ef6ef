/** Who is compared with whom. */

/** A group as a comparison sees it. */
export interface ComparedGroup {
  readonly name: string;
  /** index of the group that it is compared with; undefined: it is a control */
  readonly control: number | undefined;
  /** learner k of this group and learner k of its control are the same person */
  readonly samePeople: boolean;
  /** numbers of learners 0 to `learners - 1`, all of them there; undefined: some of them */
  readonly learners: number | undefined;
}

/** A group and its control, by their places among the groups. */
export interface ComparedPair {
  readonly at: number;
  readonly controlAt: number;
  readonly samePeople: boolean;
  /** both have the same learners, and all of them are there */
  readonly areAll: boolean;
}

export function pairsOf(groups: readonly ComparedGroup[]): ComparedPair[] {
  return groups.flatMap(({ control, samePeople, learners }, at): ComparedPair[] => {
    if (control === undefined) return [];
    const areAll = learners !== undefined && learners === groups[control].learners;
    return [{ at, controlAt: control, samePeople, areAll }];
  });
}

/** Groups that may turn out to have nobody in common with whom they are compared. */
export function mayBeApart(groups: readonly ComparedGroup[]): Set<number> {
  const apart = groups.flatMap(({ control, samePeople, learners }, at) => {
    if (control === undefined) return [];
    const areKnown = learners !== undefined && groups[control].learners !== undefined;
    return samePeople && areKnown ? [] : [at, control];
  });
  return new Set(apart);
}
