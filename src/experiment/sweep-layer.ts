/** A sweep's points laid over a configuration. */

import type { Path } from '../content/document.js';
import { type Reported, dotted, problemAt } from '../content/schema-problems.js';
import { type Problem, UserError } from '../errors.js';
import { rawGroups } from './group-names.js';
import { applyOverride, isWithin, landingOf } from './overrides.js';
import type { Setting } from './sweep.js';

/** A configuration's data at one point, and its problems reported where the swept value is written. */
export interface Layer {
  readonly value: unknown;
  readonly source: Reported;
  readonly problems: readonly Problem[];
}

/** The data with a point's settings laid over every group. */
export function layPoint(data: unknown, point: readonly Setting[], source: Reported): Layer {
  const landings: { readonly path: Path; readonly setting: Setting }[] = [];
  const problems: Problem[] = [];
  let value = data;
  for (const { name, path } of rawGroups(data)) {
    const group = typeof name === 'string' ? name : String(path[1]);
    for (const setting of point) {
      const override = {
        path: ['groups', group, ...setting.path.split('.')],
        value: setting.value,
        text: setting.path,
      };
      try {
        const landing = landingOf(value, override);
        value = applyOverride(value, override);
        landings.push({ path: landing, setting });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        problems.push(problemAt(source, setting.written, 'leads through a plain value'));
      }
    }
  }
  const place: Reported['place'] = (path) => {
    const landing = landings.findLast((one) => isWithin(path, one.path));
    if (landing === undefined) return source.place(path);
    const { written } = landing.setting;
    return { ...source.place(written), path: dotted(written) };
  };
  return { value, source: { file: source.file, place }, problems };
}
