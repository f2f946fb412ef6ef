/** How far a group's mix is stretched, as JSON: for the manifest and the reporters. */

import type { Stretch } from '../stats/stretch.js';

/** Key and value beside a group's other facts; nothing of a group whose mix is as it was. */
export function stretchPart(stretch: Stretch | undefined): { readonly reweighted?: object } {
  if (stretch === undefined) return {};
  const { kinds, stretched, most, effectiveShare, observed } = stretch;
  return {
    reweighted: {
      kinds,
      stretched,
      most_stretched: most?.name ?? null,
      times: most?.times ?? 1,
      effective_share: effectiveShare,
      logged_learners: observed?.units ?? null,
      effective_learners: observed?.effective ?? null,
    },
  };
}
